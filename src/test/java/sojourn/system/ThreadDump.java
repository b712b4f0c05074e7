package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the threads of a server do at a moment, as the JDK's own program tells. */
final class ThreadDump {

    private ThreadDump() {}

    /** Each thread whose name begins so, with its stack. */
    static List<String> of(long pid, String name) {
        return Arrays.stream(print(pid).split("\n\n", -1))
                .filter(thread -> thread.startsWith("\"" + name))
                .toList();
    }

    private static String print(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home", ""), "bin", "jcmd");
        ProcessBuilder builder = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "Thread.print");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
