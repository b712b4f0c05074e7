package sojourn.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymousSecretTest {

    @Test
    void no_two_secrets_are_the_same_nor_have_the_same_fingerprint() {
        Set<AnonymousSecret> secrets = IntStream.range(0, 1_000)
                .mapToObj(each -> AnonymousSecret.fresh())
                .collect(Collectors.toSet());

        assertThat(secrets.stream().map(AnonymousSecret::reveal)).doesNotHaveDuplicates();
        assertThat(secrets.stream().map(AnonymousSecret::fingerprint)).doesNotHaveDuplicates();
    }

    @Test
    void a_secret_that_was_told_is_read_again_with_the_same_fingerprint() {
        AnonymousSecret secret = AnonymousSecret.fresh();

        assertThat(AnonymousSecret.parse(secret.reveal()).map(AnonymousSecret::fingerprint))
                .contains(secret.fingerprint());
    }

    @Test
    void neither_the_fingerprint_nor_the_log_tells_the_secret() {
        AnonymousSecret secret = AnonymousSecret.fresh();

        assertThat(secret.fingerprint()).doesNotContain(secret.reveal()).hasSize(64);
        assertThat(secret.toString()).isEqualTo("session_…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "session_",
                "session_abc",
                "purpose import",
                "sojourn_kR3x_9aQ_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"
            })
    void what_no_secret_looks_like_is_not_read(String text) {
        assertThat(AnonymousSecret.parse(text)).isEmpty();
    }
}
