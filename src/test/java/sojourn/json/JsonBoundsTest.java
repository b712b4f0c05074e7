package sojourn.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A value's bounds are found without writing it, however large its text would be. */
class JsonBoundsTest {

    private static final int DEPTH = 4;

    @Test
    void a_value_within_its_bounds_fits() {
        assertThat(fits("{\"a\":[\"text\",{\"b\":1}]}", 30)).isTrue();
    }

    @Test
    void texts_and_names_count() {
        assertThat(fits("{\"a\":\"" + "x".repeat(31) + "\"}", 30)).isFalse();
        assertThat(fits("{\"" + "x".repeat(31) + "\":1}", 30)).isFalse();
        assertThat(fits("[" + "1,".repeat(31) + "1]", 30)).isFalse();
    }

    @Test
    void a_value_nested_too_deep_is_refused_by_its_name() {
        assertThat(fits("[[[[]]]]", 30)).isTrue();
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> fits("[[[[[]]]]]", 30))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("value"));
    }

    @Test
    void a_value_that_shares_its_parts_is_not_walked_further_than_its_bound() {
        JsonValue value = JsonValue.EMPTY_JSON_OBJECT;
        for (int i = 0; i < 60; i++) {
            value = Json.createArrayBuilder().add(value).add(value).build();
        }

        // Its text would have 2^60 brackets.
        assertThat(JsonBounds.fits(value, "value", 100, 1_000)).isFalse();
    }

    private static boolean fits(String json, int bytes) {
        return JsonBounds.fits(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)), "value", DEPTH, bytes);
    }
}
