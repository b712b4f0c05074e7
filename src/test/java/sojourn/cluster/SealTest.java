package sojourn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] TEXT = "what one node tells another".getBytes(StandardCharsets.UTF_8);

    private final Seal one = new Seal(new SecretKeySpec(new byte[32], "AES"));
    private final Seal other = new Seal(new SecretKeySpec(new byte[32], "AES"));

    @Test
    void who_has_the_key_reads_what_was_sealed() throws GeneralSecurityException {
        for (Seal sender : new Seal[] {one, other, one}) {
            byte[] sealed = sender.close(TEXT, 5, 3);

            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("one");
            assertThat(other.open(sealed, 0, sealed.length)).isEqualTo(Arrays.copyOfRange(TEXT, 5, 8));
        }
    }

    @Test
    void the_same_is_sealed_differently_each_time() {
        assertThat(one.close(TEXT, 0, TEXT.length)).isNotEqualTo(one.close(TEXT, 0, TEXT.length));
    }

    @Test
    void whatever_is_changed_is_refused() {
        byte[] sealed = one.close(TEXT, 0, TEXT.length);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(() -> other.open(changed, 0, changed.length));
        }
        for (int length = 0; length < sealed.length; length++) {
            int cut = length;
            assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> other.open(sealed, 0, cut));
        }
    }

    @Test
    void who_has_another_key_reads_nothing() {
        byte[] another = new byte[32];
        another[31] = 1;
        byte[] sealed = new Seal(new SecretKeySpec(another, "AES")).close(TEXT, 0, TEXT.length);

        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> one.open(sealed, 0, sealed.length));
    }
}
