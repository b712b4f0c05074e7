package sojourn.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {

    private static final String SMALL = "01a20bc2-2582-767d-b236-284b28d18524";

    @Test
    void small_letters_and_capitals_are_the_same() {
        assertThat(Uuids.parse(SMALL)).contains(UUID.fromString(SMALL));
        assertThat(Uuids.parse(SMALL.toUpperCase(java.util.Locale.ROOT))).contains(UUID.fromString(SMALL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01a20bc2-2582-767d-b236-284b28d1852",
                "01a20bc2-2582-767d-b236-284b28d185244",
                "+1a20bc2-2582-767d-b236-284b28d18524",
                "01a20bc2-2582-767d-b236--84b28d18524",
                "01a20bc22-582-767d-b236-284b28d18524",
                "01a20bc2-2582-767d-b236-284b28d1852g",
                "01a20bc2-2582-767d-b236-284b28d1852\u0664",
                "01a20bc2-2582-767d-b236-284b28d1852\uFF14",
                " 1a20bc2-2582-767d-b236-284b28d18524",
                "{1a20bc2-2582-767d-b236-284b28d1852}"
            })
    void anything_else_is_none(String text) {
        assertThat(Uuids.parse(text)).isEmpty();
    }
}
