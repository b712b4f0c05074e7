package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.TokenSigner;

/**
 * PostgreSQL's disk is full: the one of its tables, and the one of its log. What was acknowledged is there when there is room
 * again.
 *
 * <p>The disks are small ones of the test's own, which only root can make: without that the tests are skipped, and say so.
 */
@Tag("faults")
class FullDiskIT {

    private static final Duration START = Duration.ofMinutes(4);
    private static final int TABLES_MEGABYTES = 40;
    private static final int LOG_MEGABYTES = 80;

    /** So much at random, as text, cannot be made smaller by PostgreSQL. */
    private static final int MESSAGE_BYTES = 300_000;

    private static final int MOST = 1_000;

    private static final TokenSigner SIGNER = TokenSigner.fresh();

    private static final Random RANDOM = new Random(FaultReport.SEED);

    private static final List<SmallDisk> DISKS = new ArrayList<>();

    private static @Nullable EmbeddedDatabase started;
    private static @Nullable PayaraMicro server;

    private final Set<String> acknowledged = new TreeSet<>();
    private final SessionsApi api =
            new SessionsApi(running().base(), SIGNER.token("user-" + UUID.randomUUID(), Set.of()));

    @BeforeAll
    static void start() throws Exception {
        Path folder = ServerUnderTest.folder().resolve("full-disk");
        try {
            DISKS.add(SmallDisk.mount(folder.resolve("tables"), TABLES_MEGABYTES));
            DISKS.add(SmallDisk.mount(folder.resolve("log"), LOG_MEGABYTES));
        } catch (IOException e) {
            FaultReport.addNotMade("the disk of PostgreSQL is full", "a disk of its own needs root");
            abort("A disk of its own cannot be mounted here: " + e.getMessage());
        }
        FileUtils.deleteDirectory(folder.resolve("database").toFile());
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("database"), 0);
        started = database;
        asSuperuser(database, "create tablespace small location '" + tables().folder() + "'");
        asSuperuser(database, "alter database sojourn set tablespace small");
        database.stop();
        moveLog(folder.resolve("database").resolve("data").resolve("pg_wal"));
        database.restart();
        server = PayaraMicro.server()
                .folder(folder.resolve("server"))
                .database(database)
                .signer(SIGNER)
                .start();
        running().awaitReady(START);
    }

    /** As an operator does it who gives PostgreSQL's log a disk of its own. */
    private static void moveLog(Path log) throws IOException {
        Path target = log().folder();
        try (Stream<Path> files = Files.walk(log)) {
            for (Path file : files.skip(1).toList()) {
                Path moved = target.resolve(log.relativize(file).toString());
                Files.copy(file, moved, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        FileUtils.deleteDirectory(log.toFile());
        Files.createSymbolicLink(log, target);
    }

    private static void asSuperuser(EmbeddedDatabase database, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        if (started != null) {
            started.close();
        }
        for (SmallDisk disk : DISKS) {
            disk.close();
        }
        FaultReport.write();
    }

    private static SmallDisk tables() {
        return DISKS.get(0);
    }

    private static SmallDisk log() {
        return DISKS.get(1);
    }

    private static PayaraMicro running() {
        if (server == null) {
            throw new IllegalStateException("There is no server");
        }
        return server;
    }

    private static EmbeddedDatabase database() {
        if (started == null) {
            throw new IllegalStateException("There is no database");
        }
        return started;
    }

    @Test
    void where_the_tables_have_no_room_writes_are_503_and_done_again_when_there_is() {
        String id = api.open("{\"context\":{\"kept\":1}}");
        appendSome(id);
        tables().fill();
        int refused;
        try {
            refused = appendUntilRefused(id);
            for (Answer answer : List.of(
                    append(id),
                    append(id),
                    api.put("/sessions/" + id + "/context", "{\"context\":{\"large\":\"" + text(100_000) + "\"}}"))) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
                assertThat(answer.text("detail")).endsWith(".").doesNotContain("disk", "SQL", "tmpfs", "extend");
                refused++;
            }
            Answer read = api.get("/sessions/" + id);
            assertThat(read.status()).as(read.toString()).isEqualTo(200);
            assertThat(read.json().getJsonObject("context").getInt("kept")).isEqualTo(1);
        } finally {
            tables().free();
        }

        Eventually.get(() -> append(id).status(), status -> status == 201);

        assertNothingLost(id);
        FaultReport.addAlone("the disk of PostgreSQL's tables is full", 1, acknowledged.size(), 0, refused, 0);
    }

    @Test
    void where_its_log_has_no_room_postgresql_stops_and_has_everything_when_it_is_started_again() {
        String id = api.open();
        appendSome(id);
        log().fill();
        int refused;
        try {
            refused = appendUntilRefused(id);
            Answer answer = append(id);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        } finally {
            log().free();
        }

        // PostgreSQL gives up where it cannot write its log: whoever runs it starts it again.
        database().restart();
        Eventually.get(() -> append(id).status(), status -> status == 201);

        assertNothingLost(id);
        FaultReport.addAlone("the disk of PostgreSQL's log is full", 1, acknowledged.size(), 0, refused, 0);
    }

    private Answer append(String id) {
        String content = text(MESSAGE_BYTES);
        Answer answer = api.append(id, "user", content);
        if (answer.status() == 201) {
            acknowledged.add(content.substring(0, 40));
        }
        return answer;
    }

    private void appendSome(String id) {
        for (int message = 0; message < 10; message++) {
            assertThat(append(id).status()).isEqualTo(201);
        }
    }

    private int appendUntilRefused(String id) {
        for (int attempt = 0; attempt < MOST; attempt++) {
            Answer answer = append(id);
            assertThat(answer.status()).as(answer.toString()).isIn(201, 503);
            if (answer.status() == 503) {
                return 1;
            }
        }
        throw new AssertionError("The disk was not full");
    }

    private static String text(int length) {
        byte[] bytes = new byte[length * 3 / 4];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void assertNothingLost(String id) {
        List<String> there = new ArrayList<>();
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select left(content, 40) from message join conversation c on c.id = conversation_id"
                                + " where session_id = '" + id + "'")) {
            while (rows.next()) {
                there.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(there).doesNotHaveDuplicates().containsAll(acknowledged);
    }
}
