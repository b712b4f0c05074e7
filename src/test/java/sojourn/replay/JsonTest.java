package sojourn.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1,"b":[true,null]} | { "b" : [true, null], "a" : 1.0 }
            10                      | 1e1
            0                       | 0.00
            -0.5                    | -5e-1
            "\\u00e9"               | "é"
            """)
    void values_are_equal_whatever_their_notation(String one, String other) throws IOException {
        assertThat(read(one)).isEqualTo(read(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}    | {"a":"1"}
            {"a":null} | {}
            [1,2]      | [2,1]
            {}         | []
            ""         | null
            "é"        | "e\\u0301"
            """)
    void values_that_differ_are_not_equal(String one, String other) throws IOException {
        assertThat(read(one)).isNotEqualTo(read(other));
    }

    @Test
    void what_is_written_reads_equal() throws IOException {
        Object value = read("{\"a\":[1e400,10,-1.5,\"🥨\\n\\u0001\",{}],\"\":null}");

        assertThat(Json.read(Json.write(value))).isEqualTo(value);
        assertThat(new String(Json.write(read("[10]")), StandardCharsets.UTF_8)).isEqualTo("[10]");
    }

    @Test
    void finds_a_field_at_the_top_only() throws IOException {
        byte[] json = "{\"user\":{\"id\":\"no\"},\"id\":\"yes\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(Json.textField(json, "id")).isEqualTo("yes");
        assertThat(Json.textField(json, "name")).isNull();
    }

    @Test
    void refuses_what_is_not_one_value() {
        assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("1 2")).isInstanceOf(IOException.class);
    }

    private static @Nullable Object read(String json) throws IOException {
        return Json.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
