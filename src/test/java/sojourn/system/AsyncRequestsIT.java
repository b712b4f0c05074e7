package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sojourn.system.probe.FailingParts;

/** Requests that are answered later than their thread returns have their session until then, and learn of its end. */
@ExtendWith(ExtendedNodes.class)
class AsyncRequestsIT {

    private static final String DONE = "ENDED transient SUBMITTED";

    @ParameterizedTest
    @ValueSource(strings = {"work", "async/resumed", "async/stage", "async/complete"})
    void what_a_request_stored_is_ended_when_it_is_answered(String kind) {
        Probe probe = Probe.onA(ExtendedNodes.user());

        Answer answer = probe.post("/probe/" + kind, "do=order", "do=store", "do=find");

        assertThat(answer.status()).isEqualTo(200);
        String session = answer.header("X-Session-Id");
        assertThat(Probe.row(session)).isEqualTo(DONE);
        assertThat(probe.notes()).containsExactly("ordered in " + session, "stored in " + session, session + " ACTIVE");
        assertThat(Probe.sessionsOf(probe.user())).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "how=wrapped"})
    void a_servlet_below_api_that_answers_on_another_thread_has_its_session_until_then(String how) {
        Probe probe = Probe.onA(ExtendedNodes.user());

        assertThat(probe.post("/probe-servlet", "do=order", "do=store", how).status())
                .isEqualTo(200);

        assertThat(Probe.row(probe.session())).isEqualTo(DONE);
    }

    @Test
    void the_session_of_a_request_that_runs_out_of_time_is_ended() {
        Probe probe = Probe.onA(ExtendedNodes.user());

        assertThat(probe.post("/probe/async/timeout", "do=order").status()).isEqualTo(503);

        Probe.awaitRow(probe.session(), DONE);
    }

    @Test
    void the_session_of_a_request_that_throws_is_ended() {
        Probe probe = Probe.onA(ExtendedNodes.user());

        assertThat(probe.post("/probe/work", "do=order", "do=fail").status()).isEqualTo(500);
        assertThat(Probe.row(probe.session())).isEqualTo(DONE);
        Probe other = probe.fresh();
        assertThat(other.post("/probe/async/stage", "do=order", "do=fail").status())
                .isEqualTo(500);
        Probe.awaitRow(other.session(), DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"probe/work", "probe/async/resumed", "probe/async/stage", "probe/async/complete", "probe-servlet"
            })
    void an_end_that_fails_turns_a_success_into_a_problem_is_listed_and_tried_again(String kind) {
        Probe probe = Probe.onA(FailingParts.RECOVERING + UUID.randomUUID());

        Answer answer = probe.post("/" + kind, "do=order");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("type")).endsWith("end-failed");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        ExtendedNodes.admin(ExtendedNodes.a()).post("/admin/cleanup", null);
        Eventually.get(() -> Probe.row(probe.session()), row -> row.endsWith("SUBMITTED"));
    }

    @Test
    void an_end_that_fails_is_listed_for_administrators() {
        Probe probe = Probe.onA(FailingParts.UNLUCKY + UUID.randomUUID());

        assertThat(probe.post("/probe/work", "do=order").status()).isEqualTo(503);

        assertThat(ExtendedNodes.admin(ExtendedNodes.a())
                        .get("/admin/failed-ends?limit=100")
                        .list("items"))
                .anySatisfy(end -> {
                    assertThat(end.getString("sessionId")).isEqualTo(probe.session());
                    assertThat(end.getString("error")).isEqualTo("the last part breaks");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 418, 500})
    void a_failing_end_does_not_hide_the_requests_own_error(int status) {
        Probe probe = Probe.onA(FailingParts.UNLUCKY + UUID.randomUUID());

        assertThat(probe.post("/probe/work", "do=order", "status=" + status).status())
                .isEqualTo(status);
    }

    @Test
    void a_stream_has_its_session_until_it_is_written() {
        Probe probe = Probe.onA(ExtendedNodes.user());

        Answer answer = probe.get("/probe/async/stream", "do=order", "then=store", "then=find", "size=100000");

        assertThat(answer.response().body()).hasSize(100_004);
        assertThat(probe.notes()).contains(probe.session() + " ACTIVE");
        Probe.awaitRow(probe.session(), DONE);
    }

    @Test
    void a_short_stream_whose_session_cannot_be_ended_is_a_problem() {
        Probe probe = Probe.onA(FailingParts.UNLUCKY + UUID.randomUUID());

        Answer answer = probe.get("/probe/async/stream", "do=order", "then=store");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("type")).endsWith("end-failed");
    }

    @Test
    void a_long_stream_whose_session_cannot_be_ended_is_broken_off() {
        Probe probe = Probe.onA(FailingParts.UNLUCKY + UUID.randomUUID());
        String path = probe.path("/probe/async/stream", "do=order", "then=store", "size=100000");

        assertThatThrownBy(() -> read(probe, path)).isInstanceOf(IOException.class);

        // The same answer to somebody else is whole.
        Probe lucky = Probe.onA(ExtendedNodes.user());
        assertThat(lucky.get("/probe/async/stream", "do=order", "then=store", "size=100000")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void events_whose_session_cannot_be_ended_are_broken_off() {
        Probe probe = Probe.onA(FailingParts.UNLUCKY + UUID.randomUUID());
        String path = probe.path("/probe/async/events", "first=order");

        assertThatThrownBy(() -> read(probe, path)).isInstanceOf(IOException.class);
    }

    @Test
    void a_stream_of_events_stores_in_one_session_which_ends_behind_it() throws Exception {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String gate = Probe.gate();
        String path = probe.path("/probe/async/events", "first=order", "do=store", "then=" + gate, "then=store");

        try (InputStream events = stream(probe, path)) {
            assertThat(new String(events.readNBytes(9), StandardCharsets.UTF_8)).isEqualTo("data: one");
            String session = probe.session();
            assertThat(Probe.row(session)).isEqualTo("ACTIVE DRAFT");
            probe.open(gate);
            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("data: more 999");
            assertThat(probe.notes())
                    .containsExactly("ordered in " + session, "stored in " + session, "stored in " + session);
            Probe.awaitRow(session, DONE);
        }
    }

    @Test
    void a_client_that_goes_away_in_the_middle_leaves_no_session_behind() throws Exception {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String gate = Probe.gate();
        String path = probe.path("/probe/async/events", "first=order", "then=" + gate, "then=store");
        try (Socket client = new Socket("127.0.0.1", ExtendedNodes.a().base().getPort())) {
            client.getOutputStream()
                    .write(("GET /api" + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + ExtendedNodes.token(probe.user()) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().read()).isPositive();
        }
        assertThat(Probe.row(probe.session())).isEqualTo("ACTIVE DRAFT");

        probe.open(gate);

        Probe.awaitRow(probe.session(), DONE);
        assertThat(probe.awaitNotes(1, "sent in vain"::equals)).hasSize(1);
    }

    private static String read(Probe probe, String path) throws IOException {
        try (InputStream body = stream(probe, path)) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream stream(Probe probe, String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(ExtendedNodes.a().base() + "/api" + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + ExtendedNodes.token(probe.user()))
                .build();
        try {
            HttpResponse<InputStream> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
