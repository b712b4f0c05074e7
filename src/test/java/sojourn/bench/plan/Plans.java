package sojourn.bench.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.commons.io.FileUtils;
import sojourn.bench.Running;
import sojourn.local.CannotStart;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.TokenSigner;

/** The program behind {@code mvn -Pplans}. */
public final class Plans {

    /** So often everything is asked for: a connection has seen each statement often enough to settle on a plan. */
    private static final int PASSES = 30;

    private static final String HEAD = """
            # Queries

            Written by `mvn -Pplans`: how PostgreSQL carries out every statement that Sojourn runs for its API. The program \
            fills a database, asks the running WAR for everything that the API has, thirty times, and reads the plans from \
            PostgreSQL's log (`auto_explain`): so the SQL is the one that Hibernate sends, and the plan the one that was run. \
            It ends with an error if a statement is not described here, reads a whole table, or meets more rows than it \
            should.

            There are 1,000,000 sessions of 50,000 owners, of which one has 20,000, 20,000 more of one owner who has closed \
            them all, and 10,000 open ones of nobody; 500,000 messages, of which one conversation has 100,000; 250,000 orders of two items, of which one owner has 10,000; 500,000 customers; 500,000 \
            events and as many entries of the audit trail; 500,000 idempotency keys; 100,000 API keys; 190,000 exports. Of the plans that a statement had, the one that met most rows \
            is shown, of equal ones the last. Where a plan has `$1` and no value, PostgreSQL has settled on it for all values. \
            *rows* is what the largest scan of the plan met, kept or not. \
            Not seen here is how a node takes its leave (a row by its primary key): Payara Micro ends its transaction manager before.

            """;

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final Path home;
    private final Running running;
    private final Path folder;
    private final TokenSigner signer = TokenSigner.fresh();

    private Plans(Path home, Running running) {
        this.home = home;
        this.running = running;
        this.folder = home.resolve("target").resolve("plans");
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        boolean asDescribed = false;
        try (Running running = new Running()) {
            asDescribed =
                    new Plans(Path.of(System.getProperty("sojourn.home", "")).toAbsolutePath(), running).run();
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
        }
        if (!asDescribed) {
            System.exit(1);
        }
    }

    /** Writes the document and says whether it is as described. */
    private boolean run() throws IOException, SQLException {
        Path data = folder.resolve("database");
        if (Files.exists(data)) {
            // One that was left running on the folder is stopped by the next start, and only by that.
            EmbeddedDatabase.start(data, 0).close();
            FileUtils.deleteDirectory(data.toFile());
        }
        EmbeddedDatabase database = running.add(EmbeddedDatabase.start(data, 0));
        PlanLog log = new PlanLog(data);
        start(database).close();
        System.out.println("Filling the database");
        fill(database);
        Requests.prepareFailures(database);
        log.turnOn();
        database.restart();
        Requests.addSilentNode(database);
        PayaraMicro server = start(database);
        Requests requests = new Requests(database, server.base(), signer);
        System.out.println("Asking for everything, " + PASSES + " times");
        for (int pass = 0; pass < PASSES; pass++) {
            requests.sendAll();
        }
        requests.awaitLeave();
        requests.readWhileItChanges();
        requests.useWhileItIsRevoked();
        requests.touchMany();
        requests.exportMany(server);
        requests.awaitDailyPurge();
        server.close();
        PlanReport report = new PlanReport(log.plans());
        Files.writeString(home.resolve("docs").resolve("queries.md"), report.write(HEAD));
        report.wrong().forEach(sentence -> System.err.println("A statement " + sentence));
        return report.wrong().isEmpty();
    }

    private PayaraMicro start(EmbeddedDatabase database) {
        System.out.println("Starting the server");
        PayaraMicro server = running.add(PayaraMicro.server()
                .folder(folder.resolve("server"))
                .database(database)
                .setting("session.max-active-sessions", "250")
                .setting("session.anonymous.enabled", "true")
                .setting("background.queue-capacity", "1000")
                .signer(signer)
                .httpPort(0)
                .start());
        server.awaitReady(BOUND);
        return server;
    }

    private static void fill(EmbeddedDatabase database) throws IOException, SQLException {
        try (InputStream script = Plans.class.getResourceAsStream("fill.sql");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("vacuum (analyze)");
        }
    }
}
