package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.PayaraMicroBuilder;
import sojourn.local.TokenSigner;

/**
 * Two nodes with the extended WAR on one database, which all classes that test extensions share: there before the first of
 * them, gone after the last test.
 */
final class ExtendedNodes implements BeforeAllCallback {

    /** As many tasks may wait on node B. */
    static final int CAPACITY_OF_B = 5;

    /** As many seconds have running tasks on node B when it stops. */
    static final int GRACE_OF_B = 3;

    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final TokenSigner SIGNER = TokenSigner.fresh();

    private static volatile @Nullable Nodes nodes;

    @Override
    public void beforeAll(ExtensionContext context) {
        nodes = context.getRoot()
                .getStore(Namespace.create(ExtendedNodes.class))
                .getOrComputeIfAbsent(Nodes.class, key -> Nodes.start(), Nodes.class);
    }

    static PayaraMicro a() {
        return nodes().a();
    }

    /** The spans that node A has sent. */
    static SpanReceiver spansOfA() {
        return nodes().spans;
    }

    static PayaraMicro b() {
        return nodes().b();
    }

    private static Nodes nodes() {
        @Nullable Nodes started = nodes;
        if (started == null) {
            throw new IllegalStateException("The class that asks is not extended with ExtendedNodes");
        }
        return started;
    }

    /** A user on node A. */
    static SessionsApi onA(String user) {
        return new SessionsApi(a().base(), SIGNER.token(user, Set.of()));
    }

    /** A user on node B. */
    static SessionsApi onB(String user) {
        return new SessionsApi(b().base(), SIGNER.token(user, Set.of()));
    }

    /** An administrator on a node. */
    static SessionsApi admin(PayaraMicro node) {
        return new SessionsApi(node.base(), SIGNER.token("admin", Set.of("admin")));
    }

    /** An auditor on a node. */
    static SessionsApi auditor(PayaraMicro node) {
        return new SessionsApi(node.base(), SIGNER.token("auditor", Set.of("auditor")));
    }

    static String user() {
        return "user-" + UUID.randomUUID();
    }

    static String token(String user) {
        return SIGNER.token(user, Set.of());
    }

    static void execute(String sql) {
        try (Connection connection = nodes().database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String sql) {
        try (Connection connection = nodes().database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What there is for as long as the tests run. */
    static final class Nodes implements AutoCloseable {

        private final Path folder = ServerUnderTest.folder().resolve("extended-war");
        private final Path war;
        private final EmbeddedDatabase database;
        private final SpanReceiver spans;
        private final PayaraMicro a;
        private PayaraMicro b;

        private Nodes() throws IOException {
            war = new Overlay(folder).war();
            database = EmbeddedDatabase.start(folder.resolve("database"), 0);
            spans = SpanReceiver.start();
            a = startA();
            b = startB();
            a.awaitReady(BOUND);
            b.awaitReady(BOUND);
        }

        static Nodes start() {
            try {
                return new Nodes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        EmbeddedDatabase database() {
            return database;
        }

        PayaraMicro a() {
            return a;
        }

        /** Node B, which is started again if a test has stopped it. */
        synchronized PayaraMicro b() {
            if (!b.isAlive()) {
                b = startB();
                b.awaitReady(BOUND);
            }
            return b;
        }

        private PayaraMicroBuilder node(String name) {
            return PayaraMicro.server()
                    .folder(folder.resolve(name))
                    .database(database)
                    .signer(SIGNER)
                    .war(war);
        }

        /** It logs JSON, and sends spans of all that it does. */
        private PayaraMicro startA() throws IOException {
            Path logging = Files.writeString(folder.resolve("json.properties"), """
                    handlers=java.util.logging.ConsoleHandler
                    java.util.logging.ConsoleHandler.formatter=fish.payara.enterprise.server.logging.JSONLogFormatter
                    .level=INFO
                    """);
            return node("a")
                    .microOption("--logproperties", logging.toString())
                    .setting("otel.sdk.disabled", "false")
                    .setting("otel.exporter.otlp.protocol", "http/protobuf")
                    .setting("otel.exporter.otlp.endpoint", spans.address().toString())
                    .setting("otel.logs.exporter", "none")
                    .setting("otel.bsp.schedule.delay", "100")
                    .start();
        }

        private PayaraMicro startB() {
            return node("b")
                    .setting("background.queue-capacity", Integer.toString(CAPACITY_OF_B))
                    .setting("background.grace-seconds", Integer.toString(GRACE_OF_B))
                    .start();
        }

        @Override
        public synchronized void close() {
            a.close();
            b.close();
            spans.close();
            database.close();
        }
    }
}
