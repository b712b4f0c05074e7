package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.TokenSigner;

/**
 * A node that is asked for more than it has refuses some of it, loses nothing of what it has acknowledged, and serves
 * everybody again by itself. It has few connections and a small heap here.
 *
 * <p>{@code mvn -Pfaults} takes more clients than {@code mvn verify} does.
 */
@Tag("faults")
class OverloadIT {

    private static final int SLOW = Integer.getInteger("overload.slow", 200);
    private static final int BROKEN_OFF = Integer.getInteger("overload.broken-off", 40);
    private static final int LARGE = Integer.getInteger("overload.large", 1);
    private static final int STOPS = Integer.getInteger("overload.stops", 1);

    private static final int CONNECTIONS = 6;
    private static final String HEAP = "-Xmx320m";

    /** Slow clients who are let in hold a thread each: so many leave most of the 32 to others. */
    private static final int SLOW_USERS = 8;

    private static final int CLIENTS = 8;
    private static final int LARGE_CLIENTS = Math.min(24, 6 * LARGE);
    private static final int CONTEXT_BYTES = 250_000;
    private static final int MESSAGE_BYTES = 1_000_000;

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(60);

    /** Three seconds for a connection, ten for a statement, and what a busy machine adds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final TokenSigner SIGNER = TokenSigner.fresh();

    private static Path folder;
    private static EmbeddedDatabase database;
    private static PayaraMicro server;

    @BeforeAll
    static void start() throws IOException {
        folder = ServerUnderTest.folder().resolve("overload");
        database = EmbeddedDatabase.start(folder.resolve("database"), 0);
        server = startServer();
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
        FaultReport.write();
    }

    private static PayaraMicro startServer() throws IOException {
        Path log = folder.resolve("server").resolve("server.log");
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("server-before.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        PayaraMicro started = PayaraMicro.server()
                .folder(folder.resolve("server"))
                .database(database)
                .signer(SIGNER)
                .domainXml(withFewConnections())
                .jvmOption(HEAP)
                .start();
        started.awaitReady(START);
        return started;
    }

    private static Path withFewConnections() throws IOException {
        String domain = Files.readString(Path.of(Objects.requireNonNull(System.getProperty("sojourn.domainXml"))));
        String small = domain.replace("steady-pool-size=\"8\"", "steady-pool-size=\"2\"")
                .replace("max-pool-size=\"48\"", "max-pool-size=\"" + CONNECTIONS + "\"");
        assertThat(small).contains("max-pool-size=\"" + CONNECTIONS + "\"").contains("steady-pool-size=\"2\"");
        return Files.writeString(folder.resolve("domain.xml"), small);
    }

    private static SessionsApi user() {
        return user("user-" + UUID.randomUUID());
    }

    private static SessionsApi user(String name) {
        return new SessionsApi(server.base(), SIGNER.token(name, Set.of())).withPatience(PATIENCE);
    }

    @Test
    void requests_that_find_no_connection_are_503_and_served_again_by_themselves() throws Exception {
        SessionsApi api = user();
        String held = api.open();
        SessionsApi other = user();
        other.open();
        List<Callable<Answer>> holders = Collections.nCopies(4 * CONNECTIONS, () -> api.append(held, "user", "held"));
        List<Callable<Answer>> others = Collections.nCopies(8, () -> other.get("/sessions"));
        List<Answer> refused;
        List<Future<Answer>> holding = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(holders.size());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from session where id = '" + held + "' for update");
            holders.forEach(holder -> holding.add(threads.submit(holder)));
            Eventually.get(() -> count("pg_locks where not granted"), waiting -> waiting >= CONNECTIONS);
            refused = Parallel.run(others);
            assertThat(health("live")).isEqualTo(200);
            assertThat(health("ready")).isIn(200, 503);
            assertThat(Metrics.of(server.base()).get("sojourn_scopes_open")).isPositive();
            connection.rollback();
        } finally {
            threads.shutdown();
        }

        assertThat(refused).anySatisfy(answer -> assertThat(answer.status()).isEqualTo(503));
        assertServedOrRefused(refused, 200);
        List<Answer> held503 = new ArrayList<>();
        for (Future<Answer> holder : holding) {
            held503.add(holder.get());
        }
        assertServedOrRefused(held503, 201);
        Eventually.get(() -> health("ready"), status -> status == 200);
        Eventually.get(() -> other.get("/sessions").status(), status -> status == 200);
        long written = held503.stream().filter(answer -> answer.status() == 201).count();
        long there = Eventually.get(() -> messages(held), count -> count >= written);
        assertThat(there).as("a write that was refused was made").isEqualTo(written);
        FaultReport.addAlone(
                "all connections of the pool are in use",
                1,
                written,
                refused.size(),
                holding.size()
                        - written
                        + refused.stream()
                                .filter(answer -> answer.status() == 503)
                                .count(),
                0);
    }

    private static void assertServedOrRefused(List<Answer> answers, int success) {
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isIn(success, 503);
            if (answer.status() == 503) {
                assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
                assertThat(answer.text("type")).matches("urn:sojourn:problem:(database-unavailable|busy|node-away)");
            }
        });
    }

    @Test
    void clients_that_are_slow_keep_nobody_from_being_served() throws Exception {
        SessionsApi api = user();
        String id = api.open();
        long before = OpenFiles.of(server.pid()).sockets();
        int served = 0;
        String token = "Authorization: Bearer " + SIGNER.token("slow", Set.of()) + "\r\n";
        try (SlowClients heads = SlowClients.atHeaders(server.base(), SLOW);
                SlowClients strangers = SlowClients.atBodies(server.base(), SLOW / 2, "");
                SlowClients users = SlowClients.atBodies(server.base(), SLOW_USERS, token)) {
            heads.awaitBytes(2);
            assertThat(heads.connected()).isEqualTo(SLOW);
            assertThat(OpenFiles.of(server.pid()).sockets() - before).isGreaterThanOrEqualTo(SLOW);
            for (; served < 50; served++) {
                assertThat(api.append(id, "user", "message " + served).status()).isEqualTo(201);
                assertThat(api.get("/sessions/" + id).status()).isEqualTo(200);
            }
            heads.awaitBytes(2);
            assertThat(users.connected()).isEqualTo(SLOW_USERS);
            assertThat(strangers.connected()).isBetween(0, SLOW / 2);
        }

        Eventually.get(() -> OpenFiles.of(server.pid()).sockets(), sockets -> sockets <= before + CONNECTIONS);
        Eventually.get(() -> Metrics.of(server.base()).get("sojourn_scopes_open"), open -> open == 0);
        assertThat(messages(id)).isEqualTo(served);
        assertThat(count("session where owner_name = 'slow'")).isZero();
        FaultReport.addAlone(
                "clients send a byte now and then: " + SLOW + " at their headers, " + SLOW / 2 + " strangers and "
                        + SLOW_USERS + " users at their bodies",
                1,
                served,
                served,
                0,
                0);
    }

    @Test
    void clients_that_hang_up_leave_nothing_behind() throws Exception {
        String name = "user-" + UUID.randomUUID();
        SessionsApi api = user(name);
        String id = api.open();
        for (int number = 0; number < 8; number++) {
            assertThat(api.append(id, "user", "x".repeat(MESSAGE_BYTES)).status())
                    .isEqualTo(201);
        }
        String token = SIGNER.token(name, Set.of());
        String messages = "/api/sessions/" + id + "/messages";
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int client = 0; client < BROKEN_OFF; client++) {
            calls.add(() -> hangUp(
                    0,
                    "POST " + messages,
                    token,
                    "Content-Length: 5000\r\n\r\n{\"role\":\"user\",\"content\":\"" + "half ".repeat(100)));
            calls.add(() -> hangUp(0, "PUT /api/sessions/" + id + "/context", token, "Content-Length: 50\r\n\r\n{"));
            calls.add(() -> hangUp(20_000, "GET " + messages, token, "\r\n"));
        }

        // Fewer at once than there are connections: none is refused, and each is in the middle of its answer.
        assertThat(Parallel.run(calls, CONNECTIONS - 2)).containsOnly(true);

        Eventually.get(() -> Metrics.of(server.base()).get("sojourn_scopes_open"), open -> open == 0);
        Eventually.get(() -> Metrics.of(server.base()).get("sojourn_scopes_sessions"), kept -> kept == 0);
        Eventually.get(
                () -> count(
                        "pg_stat_activity where application_name = 'sojourn' and state like 'idle in transaction%'"),
                held -> held == 0);
        assertThat(messages(id)).isEqualTo(8);
        assertThat(api.get("/sessions/" + id).json().getJsonObject("context")).isEmpty();
        // One for each connection of the pool, at once: none of them was lost.
        assertServedOrRefused(Parallel.run(Collections.nCopies(CONNECTIONS, () -> api.get("/sessions"))), 200);
        FaultReport.addAlone(
                "clients hang up in the middle of a body, or of an answer of 8 MB", 3 * BROKEN_OFF, 8, 0, 0, 0);
    }

    /** Sends a request, or a part of one, reads so much of its answer, and hangs up without a farewell. */
    private static boolean hangUp(int read, String request, String token, String rest) throws IOException {
        URI base = server.base();
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(16_384);
            client.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            client.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer " + token + "\r\n" + rest)
                            .getBytes(StandardCharsets.US_ASCII));
            boolean isLarge = client.getInputStream().readNBytes(read).length == read;
            client.setSoLinger(true, 0);
            return isLarge;
        }
    }

    @Test
    void more_than_the_heap_can_hold_is_refused_or_done_and_never_lost() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        List<Callable<List<Answer>>> clients = new ArrayList<>();
        for (int client = 0; client < LARGE_CLIENTS; client++) {
            SessionsApi api = user().withPatience(Duration.ofMinutes(2));
            String id = Eventually.get(() -> tryToOpen(api), opened -> !opened.isEmpty());
            clients.add(() -> {
                List<Answer> answers = new ArrayList<>();
                for (int round = 0; round < LARGE; round++) {
                    String name = id + " " + round + " ";
                    String context = Json.createObjectBuilder()
                            .add("context", Json.createObjectBuilder().add("large", "c".repeat(CONTEXT_BYTES)))
                            .build()
                            .toString();
                    try {
                        answers.add(api.put("/sessions/" + id + "/context", context));
                        Answer answer = api.post("/sessions/" + id + "/messages", sevenMessages(name));
                        answers.add(answer);
                        if (answer.status() == 201) {
                            acknowledged.add(name);
                        }
                    } catch (UncheckedIOException e) {
                        refused.incrementAndGet();
                    }
                }
                return answers;
            });
        }

        List<List<Answer>> all = Parallel.run(clients, LARGE_CLIENTS);

        for (List<Answer> answers : all) {
            for (Answer answer : answers) {
                assertThat(answer.status())
                        .as(answer.status() >= 400 ? answer.toString() : "success")
                        .isIn(200, 201, 503);
                if (answer.status() == 503) {
                    refused.incrementAndGet();
                }
            }
        }
        assertThat(server.isAlive()).isTrue();
        Eventually.get(() -> health("ready"), status -> status == 200);
        Eventually.get(() -> tryToOpen(user()), opened -> !opened.isEmpty());
        assertThat(acknowledged).isNotEmpty();
        for (String name : acknowledged) {
            assertThat(count("message where content like '" + name + "%'"))
                    .as(name)
                    .isEqualTo(7);
        }
        FaultReport.addAlone(
                "a heap of 320 MB, and " + LARGE_CLIENTS + " clients who send bodies of 7 MB at once",
                1,
                acknowledged.size(),
                0,
                refused.get(),
                0);
    }

    @Test
    void a_write_whose_transaction_runs_out_of_time_is_not_acknowledged() {
        SessionsApi api = user();
        String id = api.open();
        // Two statements ahead of the commit, neither as long as one may take, together longer than a transaction may.
        execute("create function dawdle() returns trigger language plpgsql as"
                + " $$ begin perform pg_sleep(6); return new; end $$");
        try {
            execute(
                    "create trigger dawdle before insert or update on conversation for each row when (new.session_id = '"
                            + id + "') execute function dawdle()");

            Answer answer = api.append(id, "user", "slow");

            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        } finally {
            execute("drop function dawdle() cascade");
        }
        assertThat(messages(id)).isZero();
        assertThat(api.append(id, "user", "slow").status()).isEqualTo(201);
        FaultReport.addAlone("a transaction runs out of time behind its last statement", 1, 1, 0, 1, 0);
    }

    private static String tryToOpen(SessionsApi api) {
        Answer answer = api.post("/sessions", "{}");
        return answer.status() == 201 ? answer.text("id") : "";
    }

    private static String sevenMessages(String name) {
        String message = "{\"role\":\"user\",\"content\":\"" + name + "m".repeat(MESSAGE_BYTES) + "\"}";
        return "{\"messages\":[" + String.join(",", Collections.nCopies(7, message)) + "]}";
    }

    @Test
    void a_server_that_is_told_to_stop_under_load_has_lost_nothing() throws Exception {
        for (int stop = 0; stop < STOPS; stop++) {
            SessionsApi api = user();
            String id = api.open();
            Set<String> acknowledged = ConcurrentHashMap.newKeySet();
            Set<String> unknown = ConcurrentHashMap.newKeySet();
            AtomicInteger refused = new AtomicInteger();
            AtomicBoolean over = new AtomicBoolean();
            List<Callable<List<Answer>>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String prefix = "client " + client + " message ";
                clients.add(() -> {
                    List<Answer> odd = new ArrayList<>();
                    for (int number = 0; !over.get(); number++) {
                        String content = prefix + number;
                        try {
                            Answer answer = api.append(id, "user", content);
                            if (answer.status() == 201) {
                                acknowledged.add(content);
                            } else if (answer.status() == 503) {
                                refused.incrementAndGet();
                            } else {
                                odd.add(answer);
                            }
                        } catch (UncheckedIOException e) {
                            unknown.add(content);
                        }
                    }
                    return odd;
                });
            }
            Callable<List<Answer>> stopping = () -> {
                try {
                    Eventually.get(acknowledged::size, count -> count > 100);
                    ProcessHandle.of(server.pid()).orElseThrow().destroy();
                    Eventually.within(STOP, server::isAlive, alive -> !alive);
                } finally {
                    over.set(true);
                }
                return List.of();
            };
            clients.add(stopping);

            List<List<Answer>> odd = Parallel.run(clients, clients.size());

            server.close();
            server = startServer();
            assertThat(odd.stream().flatMap(List::stream))
                    .as("neither served nor refused")
                    .allSatisfy(answer -> assertThat(answer.status()).isGreaterThanOrEqualTo(404));
            List<String> there = contents(id);
            assertThat(there).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(there.stream().filter(content -> !acknowledged.contains(content)))
                    .as("what was refused was not made")
                    .allSatisfy(content -> assertThat(unknown).contains(content));
            FaultReport.addAlone(
                    "a node is told to stop (SIGTERM) under load, and started again",
                    1,
                    acknowledged.size(),
                    0,
                    refused.get() + unknown.size(),
                    0);
        }
    }

    private static int health(String kind) {
        return new SessionsApi(server.base(), null)
                .withPatience(PATIENCE)
                .at(server.base().resolve("/health/" + kind))
                .status();
    }

    private static long messages(String session) {
        return count("message join conversation c on c.id = conversation_id where session_id = '" + session + "'");
    }

    private static List<String> contents(String session) {
        return strings("select content from message join conversation c on c.id = conversation_id where session_id = '"
                + session + "'");
    }

    private static long count(String what) {
        return Long.parseLong(strings("select count(*) from " + what).get(0));
    }

    private static void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> strings(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
