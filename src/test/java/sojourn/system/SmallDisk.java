package sojourn.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of its own of a few megabytes (tmpfs), which can be filled without harm to others. Only root can make one. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK_BYTES = 65_536;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one on a folder, which is made.
     *
     * @throws IOException if that is not allowed here; its message says why
     */
    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        forget(folder);
        run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "sojourn-test", folder.toString());
        return new SmallDisk(folder);
    }

    /** Takes away what a test has left here that was killed. */
    private static void forget(Path folder) throws IOException {
        try {
            run("umount", "-l", folder.toString());
        } catch (IOException e) {
            // There is nothing, as there ought to be.
        }
    }

    private static void run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    Path folder() {
        return folder;
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Leaves no room on it. */
    void fill() {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream file = Files.newOutputStream(filler())) {
            while (true) {
                file.write(block);
            }
        } catch (IOException e) {
            // It is full.
        }
    }

    /** Takes away again what it was filled with. */
    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString());
    }
}
