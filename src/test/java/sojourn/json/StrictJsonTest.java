package sojourn.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sojourn.limit.FixedLimits;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"ü😀\\n\"",
                "[1,-0.5,0.00000000000000000000000000000000000001]",
                "{\"a\":{\"b\":[{}]}}",
                "99999999999999999999999999999999999999"
            })
    void a_value_reads_as_it_is_written(String text) {
        assertThat(read(text)).isEqualTo(read(read(text).toString()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                    | ``     | must not be empty",
                "{                     | ``     | must be JSON",
                "{} x                  | ``     | must be JSON",
                "{} {}                 | ``     | nothing behind it",
                "{'a':1}               | ``     | must be JSON",
                "{\"a\":1,}            | ``     | must be JSON",
                "{\"a\":1,\"a\":1}     | ``     | key twice",
                "{\"a\":{\"b\":1,\"b\":1}} | a  | key twice",
                "{\"a\":[0,\"\\u0000\"]} | a[1] | U+0000",
                "{\"\\u0000\":1}       | ``     | U+0000",
                "{\"a\":\"\\ud83d\"}   | a      | surrogate",
                "{\"a\":\"\\ude00\\ud83d\"} | a | surrogate",
                "[100000000000000000000000000000000000000] | [0] | 38 digits",
                "[0.000000000000000000000000000000000000001] | [0] | 38 digits",
                "[1e38]                | [0]    | 38 digits",
                "[1e99999999999]       | [0]    | 38 digits",
                "[1e-2147483648]       | [0]    | 38 digits",
            })
    void what_could_be_misunderstood_is_refused(String text, String field, String complaint) {
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> read(text))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field))
                .withMessageContaining(complaint);
    }

    @Test
    void nesting_ends_at_its_bound() {
        String deepest = "[".repeat(FixedLimits.JSON_DEPTH) + "]".repeat(FixedLimits.JSON_DEPTH);

        assertThat(read(deepest)).isNotNull();
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> read("[" + deepest + "]"))
                .withMessageContaining("deeper than 64");
        assertThatExceptionOfType(JsonRefused.class).isThrownBy(() -> read("[".repeat(1_000_000)));
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() {
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> StrictJson.read("\"ü\"".getBytes(StandardCharsets.ISO_8859_1)));
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> StrictJson.read(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}));
    }

    @Test
    void what_was_read_is_not_kept() {
        int size = 2 * 1024 * 1024;
        long before = usedHeap();
        for (int i = 0; i < 60; i++) {
            assertThat(read("{\"" + i + "x".repeat(size) + "\":1}")).isNotNull();
        }
        assertThat(usedHeap() - before).isLessThan(20L * size);
    }

    private static long usedHeap() {
        Runtime.getRuntime().gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void the_number_of_values_is_bounded() {
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> read("[" + "1,".repeat(FixedLimits.JSON_TOKENS) + "1]"))
                .withMessageContaining("at most 500000");
    }

    @Test
    void a_number_is_written_out() {
        assertThat(JsonText.of(read("[1e3,1e-3,-1E-7,0.50,{\"a\":[true,null,\"ü\"]}]"))
                        .text())
                .isEqualTo("[1000,0.001,-0.0000001,0.50,{\"a\":[true,null,\"ü\"]}]");
    }

    private static JsonValue read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
