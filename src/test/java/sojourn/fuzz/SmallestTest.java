package sojourn.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sojourn.fuzz.WireRequest.Framing;
import sojourn.fuzz.WireRequest.Header;

/** What is left of a request is what matters. */
class SmallestTest {

    @Test
    void what_does_not_matter_is_taken_away() {
        WireRequest request = WireRequest.of(
                        "POST",
                        "/api/orders?a=1",
                        List.of(new Header("Host", "x"), new Header("Bad", "1"), new Header("Other", "2")),
                        "0123456789!abcdef")
                .withFraming(Framing.CHUNKED);

        WireRequest smallest = new Smallest(candidate ->
                        candidate.header("Bad").isPresent() && candidate.body().contains("!"))
                .of(request);

        assertThat(smallest).isEqualTo(WireRequest.of("POST", "/api/orders", List.of(new Header("Bad", "1")), "!"));
    }

    @Test
    void what_all_matters_stays() {
        WireRequest request = WireRequest.of("POST", "/api/orders", List.of(new Header("Host", "x")), "body");

        assertThat(new Smallest(request::equals).of(request)).isEqualTo(request);
    }
}
