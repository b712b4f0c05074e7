package sojourn.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sojourn.fuzz.WireRequest.Header;

/** Every promise of an answer can be found broken. */
class JudgeTest {

    private static final String PROBLEM = "{\"type\":\"urn:sojourn:problem:%s\",\"title\":\"t\",\"status\":400,"
            + "\"detail\":\"d\",\"errors\":[],\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}";
    private static final String GOOD = PROBLEM.formatted("malformed-request");

    private final Judge judge = new Judge(Map.of("malformed-request", Set.of(400), "internal", Set.of(500)));

    @Test
    void a_problem_that_the_page_names_is_a_good_answer_and_so_is_a_success() {
        assertThat(judge.fault(get(), refusal(GOOD))).isEmpty();
        assertThat(judge.fault(get(), answer(200, "application/json", "{}"))).isEmpty();
        assertThat(judge.fault(get().withMethod("HEAD"), answer(200, "application/json", "")))
                .isEmpty();
    }

    @Test
    void a_failure_of_the_server_is_none() {
        assertFault("5xx", answer(500, "application/problem+json", GOOD));
        assertFault("5xx", answer(503, "application/problem+json", GOOD));
    }

    @Test
    void nothing_of_the_inside_may_be_told() {
        assertFault("tells of its inside", refusal(GOOD.replace("\"d\"", "\"java.lang.Object\"")));
        assertFault("tells of its inside", refusal("\tat sojourn.rest.Call.of(Call.java:7)"));
        assertFault("tells of its inside", answer(200, "application/json", "{\"a\":\"Payara\"}"));
        assertFault(
                "names its server",
                new WireAnswer(
                        204, List.of(new Header("Server", "x"), new Header("Cache-Control", "no-store")), new byte[0]));
    }

    @Test
    void a_refusal_is_a_problem_of_a_known_type() {
        assertFault("a refusal that is no problem", answer(400, "text/html", "<html/>"));
        assertFault("a problem that is no JSON", refusal("{"));
        assertFault("a problem that is no JSON", refusal("\u00ff"));
        assertFault("a problem that the page does not name", refusal(PROBLEM.formatted("odd")));
        assertFault("a problem that the page does not name", refusal(PROBLEM.formatted("internal")));
        assertFault("a problem without its fields", refusal(GOOD.replace("\"status\":400", "\"status\":404")));
        assertFault("a problem without its fields", refusal(GOOD.replace("4bf92f", "")));
    }

    @Test
    void a_success_is_json_that_nobody_stores() {
        assertFault("a success that is no JSON", answer(200, "application/json", "["));
        assertFault("a success of another type", answer(200, "text/html", "x"));
        assertFault("a status that no operation has", answer(304, "application/json", "{}"));
        assertFault(
                "a success that may be stored",
                new WireAnswer(200, List.of(new Header("Content-Type", "application/json")), bytes("{}")));
    }

    private void assertFault(String kind, WireAnswer answer) {
        assertThat(judge.fault(get(), answer))
                .hasValueSatisfying(fault -> assertThat(fault.kind()).startsWith(kind));
    }

    private static WireRequest get() {
        return WireRequest.of("GET", "/api/sessions", List.of(new Header("Host", "127.0.0.1")), "");
    }

    private static WireAnswer refusal(String body) {
        return answer(400, "application/problem+json", body);
    }

    private static WireAnswer answer(int status, String mediaType, String body) {
        return new WireAnswer(
                status,
                List.of(new Header("Content-Type", mediaType), new Header("Cache-Control", "no-store")),
                bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
