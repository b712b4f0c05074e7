package sojourn.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignedOnTest {

    @Test
    void what_the_provider_said_holds_for_an_hour() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        SignedOn signedOn = new SignedOn("token", nanos::get);

        assertThat(signedOn.holds()).isTrue();
        nanos.addAndGet(SignedOn.LIFE.toNanos() - 1);
        assertThat(signedOn.holds()).isTrue();
        nanos.incrementAndGet();
        assertThat(signedOn.holds()).isFalse();
    }
}
