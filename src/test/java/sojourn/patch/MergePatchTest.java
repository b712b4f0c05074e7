package sojourn.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.json.StrictJson;

/** A JSON Merge Patch does what RFC 7396 says; the cases are those of its appendix that are about objects. */
class MergePatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'} | {'a':'c'} | {'a':'c'}",
                "{'a':'b'} | {'b':'c'} | {'a':'b','b':'c'}",
                "{'a':'b'} | {'a':null} | {}",
                "{'a':'b','b':'c'} | {'a':null} | {'b':'c'}",
                "{'a':['b']} | {'a':'c'} | {'a':'c'}",
                "{'a':'c'} | {'a':['b']} | {'a':['b']}",
                "{'a':{'b':'c'}} | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]} | {'a':[1]} | {'a':[1]}",
                "{'e':null} | {'a':1} | {'e':null,'a':1}",
                "{} | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
            })
    void what_the_standard_says(String document, String patch, String result) {
        assertThat(MergePatch.read(value(patch)).applyTo(object(document))).isEqualTo(object(result));
    }

    @Test
    void what_is_no_object_is_refused() {
        assertThatExceptionOfType(PatchRefused.class).isThrownBy(() -> MergePatch.read(value("['a']")));
        assertThatExceptionOfType(PatchRefused.class).isThrownBy(() -> MergePatch.read(value("null")));
    }

    @Test
    void a_patch_knows_what_it_writes() {
        MergePatch patch = MergePatch.read(value("{'a':{'b':1},'c':null}"));

        assertThat(new String[] {"a", "c"}).allMatch(patch::writes);
        assertThat(patch.writes("b")).isFalse();
    }

    private static JsonObject object(String json) {
        return value(json).asJsonObject();
    }

    private static JsonValue value(String json) {
        return StrictJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
