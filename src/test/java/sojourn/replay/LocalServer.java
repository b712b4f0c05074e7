package sojourn.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import sojourn.local.TokenSigner;

/** The server that was started from this checkout, as far as it left traces there: its key and its process. */
record LocalServer(Path home) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Makes tokens that the server accepts, by user. */
    UnaryOperator<String> tokens() {
        try {
            TokenSigner signer = TokenSigner.load(folder().resolve("signing-key.json"));
            return user -> signer.token(user, Set.of());
        } catch (NoSuchFileException e) {
            throw new ReplayFailure(
                    "No server was started from this checkout: start one with `mvn -Pstart`,"
                            + " or give a token for a server elsewhere with -Dtoken=<token>.",
                    e);
        } catch (IOException e) {
            throw new ReplayFailure("The server's key cannot be read (" + e.getMessage() + "): restart the server.", e);
        }
    }

    /** The server's process; empty if the address is another machine's or the process is gone. */
    Optional<ProcessHandle> process(URI base) {
        if (!THIS_MACHINE.contains(base.getHost())) {
            return Optional.empty();
        }
        Path server = folder().resolve("server");
        try {
            long pid = Long.parseLong(
                    Files.readString(server.resolve("server.pid")).strip());
            return ProcessHandle.of(pid).filter(process -> runsIn(server, process));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The recorded id may be another process's by now; the server's first argument names its folder. */
    private static boolean runsIn(Path server, ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains("-Dsojourn.folder=" + server))
                .isPresent();
    }

    private Path folder() {
        return home.resolve(".sojourn");
    }
}
