package sojourn.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "-", "web.42_b-C", "f47ac10b-58cc-4372-a567-0e02b2c3d479"})
    void a_senders_own_is_kept(String sent) {
        assertThat(RequestId.taken(List.of(sent))).isEqualTo(sent);
    }

    @Test
    void it_may_have_64_characters_and_no_more() {
        assertThat(RequestId.taken(List.of("x".repeat(64)))).isEqualTo("x".repeat(64));
        assertFresh(RequestId.taken(List.of("x".repeat(65))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "two words",
                "a\nb",
                "a\r",
                "<b>",
                "ä",
                "a/b",
                "a:b",
                "a,b",
                "{0}",
                "%s",
                "'",
                "\u0000",
                "١"
            })
    void what_could_be_anything_else_is_replaced(String sent) {
        assertFresh(RequestId.taken(List.of(sent)));
    }

    @Test
    void none_and_two_are_replaced() {
        assertFresh(RequestId.taken(List.of()));
        assertFresh(RequestId.taken(List.of("one", "two")));
        assertThat(RequestId.taken(List.of())).isNotEqualTo(RequestId.taken(List.of()));
    }

    private static void assertFresh(String id) {
        UUID uuid = UUID.fromString(id);
        assertThat(uuid).hasToString(id);
        assertThat(uuid.version()).isEqualTo(4);
    }
}
