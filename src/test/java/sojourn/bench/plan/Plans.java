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
            *rows* is what the largest scan of the plan met, kept or not.

            """;

    /** What fill.sql leaves out: of binding, of exports, and of API keys. */
    private static final String MORE = """
            -- An owner who has closed 20,000 sessions, and has none that is open.
            insert into app_user (id, email, name) values ('owner-closed', 'owner-closed@example.com', 'owner-closed');
            insert into session
                   (id, owner_type, owner_name, status, context, duration_micros, created_at, end_reason, ended_at, version)
            select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, 'USER', 'owner-closed', 'ENDED', '{}',
                   86400000000, now() - (1120000 - number) * interval '1 second', 'client',
                   now() - (1120000 - number) * interval '1 second', 1
              from generate_series(1100000, 1119999) as number;

            -- 10,000 open ones of nobody, as many as there may be. Of them 100 have expired, and their ends have failed.
            insert into session (id, owner_type, owner_name, status, context, duration_micros, created_at, version)
            select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, 'ANONYMOUS',
                   encode(sha256(number::text::bytea), 'hex'), 'ACTIVE', '{}', 86400000000, now() - interval '1 hour', 0
              from generate_series(1200000, 1209999) as number;
            insert into session_activity (session_id, last_activity, expires_at, due_at)
            select id, created_at,
                   case when ended_at is not null then ended_at
                        when id >= '00000000-0000-7000-8000-000001209900' then now() - interval '1 minute'
                        else now() + interval '20 hours' end,
                   case when ended_at is null then now() + interval '20 hours' end
              from session where id >= '00000000-0000-7000-8000-000001100000';

            -- An export of every fifth of the sessions that are closed, but 1,000 of them are too old.
            insert into session_export (id, session_id, status, created_at, finished_at, alive_until)
            select ('00000000-0000-7000-d000-' || right(id::text, 12))::uuid, id, 'DONE', at, at + interval '1 second',
                   at + interval '15 seconds'
              from (select id, case when number < 5000 then now() - interval '25 hours'
                                    else now() - interval '23 hours' * (1 - number / 1000000.0) end as at
                      from (select id, right(id::text, 12)::int as number from session where ended_at is not null) as closed
                     where number % 5 = 1 and number < 1000000) as fresh;
            insert into session_export_part (export_id, format, position, content)
            select id, format, 1, repeat('What was said. ', 20)
              from session_export, (values ('JSON'), ('MARKDOWN')) as formats (format);

            insert into api_key (id, prefix, secret_hash, name, holder_type, holder_name, created_by, created_at)
            select gen_random_uuid(), 'filled_' || number, sha256(number::text::bytea), 'a key', 'USER',
                   'owner-' || lpad((number % 50000)::text, 6, '0'), 'owner-000001',
                   now() - number * interval '1 minute'
              from generate_series(1, 100000) as number;
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
        log.turnOn();
        database.restart();
        PayaraMicro server = start(database);
        Requests requests = new Requests(database, server.base(), signer);
        requests.prepareFailures();
        System.out.println("Asking for everything, " + PASSES + " times");
        for (int pass = 0; pass < PASSES; pass++) {
            requests.sendAll();
        }
        requests.touchMany();
        requests.exportMany(server);
        requests.awaitDailyPurge();
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
            statement.execute(MORE);
            statement.execute("vacuum (analyze)");
        }
    }
}
