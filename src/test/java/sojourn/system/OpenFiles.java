package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process has open, as Linux tells.
 *
 * @param files all of it
 * @param sockets those of them that are sockets
 */
record OpenFiles(long files, long sockets) {

    static OpenFiles of(long pid) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            List<String> targets = open.map(OpenFiles::target).toList();
            return new OpenFiles(
                    targets.size(),
                    targets.stream()
                            .filter(target -> target.startsWith("socket:"))
                            .count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException e) {
            return "closed since it was listed";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
