package sojourn.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Chance decides, and decides alike for the same seed. */
class RequestGeneratorTest {

    private static final int MANY = 5_000;

    private static final JsonObject BODY = Json.createReader(
                    new StringReader("{\"context\":{\"a\":[1,2]},\"ids\":[\"019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55\"]}"))
            .readObject();

    private static final Map<String, String> VALUES = Map.of(
            "user.session", "1", "nobody.session", "2", "spare.key", "3", "user.token", "4", "nobody.secret", "5");

    private final RequestGenerator generator = new RequestGenerator(List.of(
            new Operation("GET", "/api/sessions/{id}/messages", List.of("limit"), Map.of()),
            new Operation("POST", "/api/orders", List.of(), Map.of("application/json", BODY)),
            new Operation("DELETE", "/api/admin/api-keys/{id}", List.of(), Map.of())));

    @Test
    void a_seed_makes_the_same_requests_each_time_and_another_one_makes_others() {
        assertThat(requests(7)).isEqualTo(requests(7)).isNotEqualTo(requests(8));
    }

    @Test
    void everything_is_done_to_some_and_nothing_to_some() {
        TreeSet<String> done = new TreeSet<>();
        requests(1).forEach(request -> done.addAll(request.done()));

        assertThat(done).hasSameSizeAs(Mutations.ALL);
        assertThat(requests(1)).filteredOn(request -> request.done().isEmpty()).hasSizeBetween(MANY / 12, MANY / 5);
    }

    @Test
    void what_is_unharmed_is_what_the_document_offers_on_what_its_caller_has() {
        assertThat(requests(1))
                .filteredOn(request -> request.done().isEmpty())
                .noneMatch(request -> request.filled(VALUES).isMalformed())
                .anySatisfy(request -> assertThat(request.path()).isEqualTo("/api/sessions/${user.session}/messages"))
                .anySatisfy(request -> assertThat(request.path()).isEqualTo("/api/sessions/${nobody.session}/messages"))
                .anySatisfy(request -> assertThat(request.path()).isEqualTo("/api/admin/api-keys/${spare.key}"))
                .anySatisfy(request -> assertThat(request.body())
                        .isEqualTo("{\"context\":{\"a\":[1,2]},\"ids\":[\"${user.session}\"]}"));
    }

    @Test
    void names_are_filled_in_when_it_is_sent() {
        WireRequest request = WireRequest.of(
                "GET",
                "/api/sessions/${user.session}",
                List.of(new WireRequest.Header("X-Api-Key", "${user.key}")),
                "${user.session}");

        WireRequest filled = request.filled(Map.of("user.session", "7", "user.key", "k"));

        assertThat(new String(filled.bytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo("GET /api/sessions/7 HTTP/1.1\r\nX-Api-Key: k\r\nContent-Length: 1\r\n\r\n7");
    }

    private List<WireRequest> requests(long seed) {
        return LongStream.range(0, MANY)
                .mapToObj(number -> generator.request(seed, number))
                .toList();
    }
}
