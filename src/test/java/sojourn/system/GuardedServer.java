package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import sojourn.local.TokenSigner;

/**
 * A server with every door that there is, each of them guarded: tokens for an audience, also in a cookie, API keys,
 * callers without credentials, a cluster with a key. It logs more than servers do, and each request, for those who look for what must not
 * be in a log.
 *
 * <p>The classes that attack it share it: there before the first of them, gone after the last test.
 */
final class GuardedServer implements BeforeAllCallback {

    static final String AUDIENCE = "sojourn-tests";

    /** What the nodes of its cluster share. */
    static final String CLUSTER_KEY = freshKey();

    /** What it hashes API keys by. */
    static final String API_KEY_SECRET = freshKey();

    /** By which the console's first administrator logs in. */
    static final String CONSOLE_PASSWORD = freshKey();

    private static final Path FOLDER = ServerUnderTest.folder().resolve("guarded");

    private static final Map<String, String> SETTINGS = Map.of(
            "mp.jwt.verify.audiences", AUDIENCE,
            "mp.jwt.token.header", "Cookie",
            "session.anonymous.enabled", "true",
            "session.anonymous.max-active", "1000000",
            "session.api-key-secret", API_KEY_SECRET,
            "session.cluster.name", "guarded",
            "session.cluster.key", CLUSTER_KEY,
            "console.first-admin.name", "boss",
            "console.first-admin.password", CONSOLE_PASSWORD);

    private static final List<String> LOGGING = List.of(
            "handlers=java.util.logging.ConsoleHandler",
            "java.util.logging.ConsoleHandler.formatter=com.sun.enterprise.server.logging.ODLLogFormatter",
            "com.sun.enterprise.server.logging.ODLLogFormatter.ansiColor=false",
            "java.util.logging.ConsoleHandler.level=FINE",
            ".level=INFO",
            "sojourn.level=FINE");

    private static volatile @Nullable Started started;

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot()
                .getStore(Namespace.create(GuardedServer.class))
                .getOrComputeIfAbsent(Started.class, key -> Started.start(), Started.class);
    }

    static OwnServer get() {
        return present().server();
    }

    /** Signs what the server accepts. */
    static TokenSigner signer() {
        return present().signer();
    }

    /** Where it logs each request, a file for each day. */
    static Path accessLogs() {
        return FOLDER.resolve("access");
    }

    static Path databaseLog() {
        return FOLDER.resolve("database").resolve("postgresql.log");
    }

    private static Started present() {
        @Nullable Started there = started;
        if (there == null) {
            throw new IllegalStateException("The class that asks is not extended with GuardedServer");
        }
        return there;
    }

    private static String freshKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private record Started(OwnServer server, TokenSigner signer) implements AutoCloseable {

        static Started start() {
            TokenSigner signer = TokenSigner.fresh().withAudiences(AUDIENCE);
            try {
                // What an earlier run has left would be read behind every request, and searched for secrets.
                FileUtils.deleteDirectory(FOLDER.resolve("database").toFile());
                FileUtils.deleteDirectory(accessLogs().toFile());
                Files.createDirectories(accessLogs());
                Path logging = Files.write(FOLDER.resolve("logging.properties"), LOGGING);
                OwnServer server = OwnServer.start(
                        "guarded",
                        signer,
                        SETTINGS,
                        builder -> builder.microOption("--logproperties", logging.toString())
                                .microOption("--accesslog", accessLogs().toString()));
                return new Started(server, signer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
