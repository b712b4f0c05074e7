package sojourn.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void has_one_form_however_it_is_written() {
        assertThat(EmailAddress.parse(" \tAnn.Lee+Shop@Example.ORG\n").map(EmailAddress::text))
                .contains("ann.lee+shop@example.org");
        assertThat(EmailAddress.parse("ÅSA@Exämple.SE").map(EmailAddress::text)).contains("åsa@exämple.se");
        assertThat(EmailAddress.parse("root@localhost")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "ann",
                "ann@",
                "@example.org",
                "a@b@c",
                "ann lee@x.y",
                "ann@x\u00a0y",
                "ann@x\ty",
                "a@b\u0007"
            })
    void is_refused_where_it_is_a_slip(String written) {
        assertThat(EmailAddress.parse(written)).isEmpty();
    }

    @Test
    void has_at_most_254_characters() {
        String domain = "@example.org";

        assertThat(EmailAddress.parse("a".repeat(254 - domain.length()) + domain))
                .isPresent();
        assertThat(EmailAddress.parse("a".repeat(255 - domain.length()) + domain))
                .isEmpty();
    }
}
