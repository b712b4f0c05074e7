package sojourn.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymousSecretTest {

    @Test
    void a_secret_is_read_as_it_was_told_and_shown_by_nothing_else() {
        AnonymousSecret secret = AnonymousSecret.fresh();
        String told = secret.reveal();

        assertThat(AnonymousSecret.parse(told))
                .get()
                .extracting(AnonymousSecret::fingerprint)
                .isEqualTo(secret.fingerprint());
        assertThat(AnonymousSecret.fresh().reveal()).isNotEqualTo(told);
        assertThat(secret.fingerprint()).matches("[0-9a-f]{64}").doesNotContain(told);
        assertThat(secret.toString()).isEqualTo("session_…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "session_",
                "session_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "session_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "session_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "SESSION_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "sojourn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void nothing_else_is_a_secret(String sent) {
        assertThat(AnonymousSecret.parse(sent)).isEmpty();
    }
}
