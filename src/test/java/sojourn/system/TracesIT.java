package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sojourn.system.SpanReceiver.SentSpan;

/** Whatever a request does, on whichever thread, is found by its ids: in the log, in its trace, in its answer. */
@ExtendWith(ExtendedNodes.class)
class TracesIT {

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String request = "request-" + UUID.randomUUID();

    /** Requests that say which trace they belong to, and what they are called. */
    private SessionsApi traced(SessionsApi api) {
        return api.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").with("X-Request-Id", request);
    }

    @Test
    void a_request_and_the_task_that_it_starts_belong_together() {
        String user = ExtendedNodes.user();
        Probe plain = Probe.onA(user);
        Probe probe = new Probe(traced(plain.api()), user, plain.key());
        double failed = Probe.metric(ExtendedNodes.a(), "background_failed_total");

        probe.post("/probe/tasks", "do=store", "do=fail");

        String session = probe.session();
        JsonObject line = logged(said -> said.getString("LoggerName").endsWith("TaskQueue")
                && said.toString().contains(probe.key()));
        assertThat(line.getString("RequestID")).isEqualTo(request);
        assertThat(line.getString("TraceID")).isEqualTo(trace);
        assertThat(line.getString("SessionID")).isEqualTo(session);
        Eventually.get(() -> Probe.metric(ExtendedNodes.a(), "background_failed_total"), now -> now > failed);

        SentSpan task = span(probe.key()::equals);
        SentSpan resource = span(name -> name.startsWith("POST /api"));
        SentSpan exchange = span("POST"::equals);
        assertThat(exchange.parent()).isEqualTo("00f067aa0ba902b7");
        assertThat(resource.parent()).isEqualTo(exchange.id());
        assertThat(task.parent()).isEqualTo(resource.id());
        SentSpan service = span("Store.message"::equals);
        assertThat(service.parent()).isEqualTo(task.id());
        SentSpan within = span("Conversations.append"::equals);
        assertThat(within.parent()).isEqualTo(service.id());
        Eventually.get(
                this::sent,
                spans -> spans.stream()
                        .anyMatch(span -> span.name().equals("SQL insert")
                                && span.parent().equals(within.id())));
    }

    @Test
    void an_answer_and_the_log_name_the_trace_of_a_request_that_sends_none() {
        Answer refused = Probe.onA(ExtendedNodes.user())
                .api()
                .with("X-Session-Id", "no-id")
                .get("/session");
        String own = refused.text("traceId");
        assertThat(own).matches("[0-9a-f]{32}");
        Eventually.get(() -> ExtendedNodes.spansOfA().of(own), spans -> !spans.isEmpty());

        Probe failing = Probe.onA(ExtendedNodes.user());
        Answer failed = failing.post("/probe/work", "do=fail");
        assertThat(failed.status()).isEqualTo(500);
        JsonObject line = logged(said -> said.getString("RequestID", "").equals(failed.header("X-Request-Id"))
                && said.getString("Level").equals("SEVERE"));
        assertThat(line.getString("TraceID")).isEqualTo(failed.text("traceId"));
    }

    @Test
    void work_of_the_server_has_no_ids() {
        JsonObject line = logged(said -> said.getString("LoggerName").startsWith("sojourn.cluster."));
        assertThat(line.keySet()).doesNotContain("RequestID", "TraceID", "SessionID");
    }

    /** The first span of the trace whose name is right. */
    private SentSpan span(Predicate<String> name) {
        return Eventually.get(this::sent, spans -> spans.stream().anyMatch(span -> name.test(span.name()))).stream()
                .filter(span -> name.test(span.name()))
                .findFirst()
                .orElseThrow();
    }

    private List<SentSpan> sent() {
        return ExtendedNodes.spansOfA().of(trace);
    }

    /** The first line of node A's log that is right. */
    private static JsonObject logged(Predicate<JsonObject> right) {
        return Eventually.get(TracesIT::lines, lines -> lines.stream().anyMatch(right)).stream()
                .filter(right)
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> lines() {
        try (var lines = Files.lines(ExtendedNodes.a().log())) {
            return lines.filter(line -> line.startsWith("{") && line.endsWith("}"))
                    .map(Answer::json)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
