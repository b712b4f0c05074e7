package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import sojourn.local.PayaraMicro;

/**
 * What a server takes when it has nothing to do.
 *
 * @param heapKilobytes in use behind a full collection
 * @param files all that it has open, sockets among them
 */
record Footprint(long heapKilobytes, long threads, long files) {

    private static final int COLLECTIONS = 3;

    /** Collects the server's garbage, and looks. */
    static Footprint of(PayaraMicro server) {
        long heap = Long.MAX_VALUE;
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            collect(server.pid());
            heap = Math.min(heap, (long) Metrics.of(server.base()).get("memory_usedHeap_bytes", "mp_scope", "base"));
        }
        long threads = (long) Metrics.of(server.base()).get("thread_count", "mp_scope", "base");
        return new Footprint(heap / 1024, threads, OpenFiles.of(server.pid()).files());
    }

    private static void collect(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home", ""), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.run")
                    .redirectErrorStream(true)
                    .start();
            jcmd.getOutputStream().close();
            String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
