package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The clock of one of two nodes is set an hour forward, an hour back, and right again: for sessions the database's clock
 * is the only one, and for a node's place among the others none is. Tokens are checked by the clock of the node.
 */
@Tag("faults")
class ClockJumpIT {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF = Duration.ofMinutes(30);

    private static OwnServer nodes;
    private static JumpingClock clock;

    private final String name = "user-" + UUID.randomUUID();

    private SessionsApi jumped;
    private SessionsApi other;

    @BeforeAll
    static void start() throws IOException {
        clock = JumpingClock.in(ServerUnderTest.folder().resolve("clock"));
        nodes = OwnServer.startTwo(
                "clock",
                Map.of(
                        "session.cluster.name", "clock",
                        "session.cluster.bind-port", "18200",
                        "session.max-active-sessions", "100"));
    }

    @BeforeEach
    void newUser() {
        jumped = nodes.user(name);
        other = nodes.userOfOther(name);
    }

    @AfterAll
    static void stop() {
        nodes.close();
        FaultReport.write();
    }

    @Test
    void a_clock_that_jumps_ends_no_session_early_and_lets_none_live_longer() throws Exception {
        awaitServing();
        long id = place();
        // Its node has a copy of it, which was made by the clock from before.
        String used = jumped.open("{\"duration\":\"PT30M\"}");
        jumped.get("/sessions/" + used);
        other.get("/sessions/" + used);
        String repeated = jumped.withKey("once").append(used, "user", "once").text("createdAt");

        for (Duration shift : List.of(HOUR, HOUR.negated(), Duration.ZERO)) {
            clock.set(nodes.node().pid(), shift);
            // This shows that the clock has jumped.
            assertTokens(shift);
            assertLives(used);
            assertThat(jumped.withKey("once").append(used, "user", "once").text("createdAt"))
                    .isEqualTo(repeated);
            assertExpiresInTime(jumped, other);
            assertExpiresInTime(other, jumped);
            assertNewestFirst();
            awaitServing();
            assertThat(place()).as("it has kept its place").isEqualTo(id);
        }

        assertThat(jumped.get("/sessions/" + used + "/messages").list("messages"))
                .hasSize(1 + 2 * 3);
        FaultReport.addAlone("the clock of a node jumps by an hour, forward and back", 3, 1 + 2 * 3, 0, 0, 0);
    }

    /** A session of half an hour lives, and for no more than that from now on, on either node. */
    private void assertLives(String used) {
        for (SessionsApi writer : List.of(jumped, other)) {
            SessionsApi reader = writer == jumped ? other : jumped;
            SessionsApi once = writer.withKey(UUID.randomUUID().toString());
            assertThat(served(() -> once.append(used, "user", "hello")).status())
                    .isEqualTo(201);
            Answer touched = served(() -> writer.put("/sessions/" + used + "/activity", null));
            assertThat(touched.status()).as(touched.toString()).isEqualTo(200);
            for (SessionsApi each : List.of(reader, writer, reader)) {
                Answer read = served(() -> each.get("/sessions/" + used));
                assertThat(read.status()).as(read.toString()).isEqualTo(200);
                assertThat(read.text("status")).isEqualTo("ACTIVE");
                assertThat(Duration.between(databaseTime(), read.instant("expiresAt")))
                        .isBetween(HALF.minusMinutes(2), HALF);
            }
        }
    }

    /** The answer of a node that has its place: on a machine that is busy it may have lost it for a moment. */
    private static Answer served(Supplier<Answer> request) {
        return Eventually.get(request, answer -> answer.status() != 503);
    }

    /** A session expires at its moment by the database's clock, no sooner and no later, whoever is asked. */
    private static void assertExpiresInTime(SessionsApi opener, SessionsApi reader) {
        Instant before = databaseTime();
        String id = opener.open("{\"duration\":\"PT2S\"}");
        assertThat(reader.get("/sessions/" + id).instant("createdAt")).isBetween(before, databaseTime());
        // Reading it is a use: what was not read any more is looked at by an administrator.
        String path = "/admin/sessions/" + id;
        SessionsApi admin = nodes.user("admin", "admin");
        Answer seen;
        do {
            Instant asked = databaseTime();
            seen = admin.get(path);
            Instant expiry = seen.instant("expiresAt");
            if (seen.text("status").equals("EXPIRED")) {
                assertThat(databaseTime()).as("it expired early").isAfterOrEqualTo(expiry);
            } else {
                assertThat(asked).as("it lives on").isBefore(expiry);
            }
        } while (!seen.text("status").equals("EXPIRED"));
        for (SessionsApi each : List.of(opener, reader)) {
            assertThat(each.get("/sessions/" + id).text("status")).isEqualTo("EXPIRED");
            assertThat(each.append(id, "user", "too late").status()).isEqualTo(410);
        }
        Eventually.get(() -> reader.get("/sessions/" + id).json(), session -> !session.isNull("endedAt"));
        assertThat(nodes.count("outbox_event where type = 'session.ended' and subject_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(nodes.count("audit_entry where action = 'session.end' and subject_id = '" + id + "'"))
                .isEqualTo(1);
    }

    private void assertNewestFirst() {
        String first = other.open();
        String second = jumped.open();
        String third = other.open();
        assertThat(jumped.get("/sessions?limit=3").list("items").stream()
                        .map(session -> session.getString("id"))
                        .toList())
                .containsExactly(third, second, first);
    }

    /** A token is as old as the clock of the node says that is asked, and others do not mind. */
    private void assertTokens(Duration shift) {
        SessionsApi good = jumped.withToken(nodes.token(name, HALF));
        SessionsApi over = jumped.withToken(nodes.token(name, HALF.negated()));
        assertThat(good.get("/sessions").status()).isEqualTo(shift.equals(HOUR) ? 401 : 200);
        assertThat(over.get("/sessions").status()).isEqualTo(shift.isNegative() ? 200 : 401);
        assertThat(other.withToken(nodes.token(name, HALF)).get("/sessions").status())
                .isEqualTo(200);
        assertThat(other.withToken(nodes.token(name, HALF.negated()))
                        .get("/sessions")
                        .status())
                .isEqualTo(401);
    }

    private static Instant databaseTime() {
        return OffsetDateTime.parse(
                        nodes.text("select to_char(clock_timestamp(), 'YYYY-MM-DD\"T\"HH24:MI:SS.USOF:00')"))
                .toInstant();
    }

    private static void awaitServing() {
        for (SessionsApi admin : List.of(nodes.user("admin", "admin"), nodes.userOfOther("admin", "admin"))) {
            Eventually.get(
                    () -> admin.get("/admin/cluster").json(),
                    state -> state.getBoolean("serving")
                            && state.getJsonArray("members").size() == 2);
        }
    }

    private static long place() {
        JsonObject state = nodes.user("admin", "admin").get("/admin/cluster").json();
        return state.getJsonNumber("node").longValue();
    }
}
