package sojourn.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import sojourn.openid.SignOnTry;

class SignOnCookieTest {

    private final SignOnTry begun = SignOnTry.fresh();

    @Test
    void what_is_written_is_read() {
        SignOnCookie cookie = new SignOnCookie(begun, Optional.of("/console/sessions.xhtml?owner=müller&x=1"));

        assertThat(SignOnCookie.parse(cookie.text())).contains(cookie);
        assertThat(SignOnCookie.parse(new SignOnCookie(begun, Optional.empty()).text()))
                .contains(new SignOnCookie(begun, Optional.empty()));
    }

    @Test
    void a_page_of_another_server_is_dropped() {
        for (String page : new String[] {"https://evil.example/console/a.xhtml", "//evil.example", "/api/sessions"}) {
            assertThat(SignOnCookie.parse(new SignOnCookie(begun, Optional.of(page)).text()))
                    .contains(new SignOnCookie(begun, Optional.empty()));
        }
    }

    @Test
    void a_page_that_makes_it_too_long_is_dropped() {
        SignOnCookie cookie = new SignOnCookie(begun, Optional.of("/console/a.xhtml?" + "ü".repeat(2_000)));

        assertThat(cookie.text()).hasSizeLessThan(4_000);
        assertThat(SignOnCookie.parse(cookie.text())).contains(new SignOnCookie(begun, Optional.empty()));
    }

    @Test
    void what_this_server_has_not_written_is_nothing() {
        String text = new SignOnCookie(begun, Optional.empty()).text();
        for (String other : new String[] {"", ".", "...", text.substring(1), text + "*", "a." + text, begun.text()}) {
            assertThat(SignOnCookie.parse(other)).as(other).isEmpty();
        }
        assertThat(begun.toString()).doesNotContain(begun.state(), begun.nonce(), begun.verifier());
    }
}
