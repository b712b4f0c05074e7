package sojourn.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The folder of one server: its unpacked files, its log, and the id of its process. */
record ServerFolder(Path path) {
    private static final Duration STOP_BOUND = Duration.ofSeconds(15);

    /** Where Payara Micro unpacks itself, which the next start need not do again. */
    Path root() {
        return path.resolve("payara-micro");
    }

    Path log() {
        return path.resolve("server.log");
    }

    /** What tells this server's process from any other's; it stands first on the command line. */
    String mark() {
        return "-Dsojourn.folder=" + path;
    }

    private Path pidFile() {
        return path.resolve("server.pid");
    }

    void remember(long pid) throws IOException {
        Files.writeString(pidFile(), Long.toString(pid));
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            // A stale id does no harm: the next start looks whether the process is ours.
        }
    }

    /** Stops the server that an earlier run left running here because it was killed itself. */
    void stopLeftover() {
        try {
            long pid = Long.parseLong(Files.readString(pidFile()).strip());
            OwnProcess.find(pid, mark()).ifPresent(process -> process.stop(STOP_BOUND));
        } catch (IOException | NumberFormatException e) {
            // Nothing was left here, or nothing that can be told from other processes.
        }
    }
}
