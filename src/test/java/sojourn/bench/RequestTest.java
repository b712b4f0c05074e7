package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestTest {

    private final Request plain = Request.put("/api/sessions/{id}/context", "{\"turn\": \"{n}\"}");

    @Test
    void a_sample_has_digits_wherever_requests_differ() {
        Request keyed = plain.with("Idempotency-Key: key-{n}");

        assertThat(keyed.sampleHeader()).isEqualTo("Idempotency-Key: key-000000000000");
        assertThat(keyed.sampleBody()).isEqualTo("{\"turn\": \"000000000000\"}");
        assertThat(keyed.pathOf(7)).isEqualTo("/api/sessions/00000000-0000-7000-8000-000000000007/context");
    }

    @Test
    void a_sample_meets_a_session_as_it_was_opened() {
        assertThat(plain.with("If-Match: \"{version}\"").sampleHeader()).isEqualTo("If-Match: \"0\"");
    }

    @Test
    void a_header_comes_on_top_of_the_same_request() {
        assertThat(plain.header()).isEmpty();
        assertThat(plain.with("A: b")).isEqualTo(new Request("PUT", plain.path(), "A: b", plain.body()));
    }
}
