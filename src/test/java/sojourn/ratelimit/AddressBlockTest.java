package sojourn.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2::, 2001:0DB8:0001:0002::7",
        "fe80::1%eth0, fe80::2%1",
        "::ffff:192.0.2.1, 192.0.2.1",
    })
    void what_is_one_subscribers_is_one_block(String one, String other) {
        assertThat(AddressBlock.of(one)).isEqualTo(AddressBlock.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:3::1",
        "192.0.2.1, 192.0.2.2",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2",
        "0:0:0:1::, 127.0.0.1",
    })
    void others_are_others(String one, String other) {
        assertThat(AddressBlock.of(one)).isNotEqualTo(AddressBlock.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "unknown",
        "'::1, 192.0.2.1'",
        "example.org:80",
        "2001:db8::1::2",
        "''",
        "127.0.0.1:8080",
        "::%",
        "face:book"
    })
    void what_is_no_address_stands_for_itself(String text) {
        assertThat(AddressBlock.of(text)).isEqualTo(text.equals("::%") ? "0000000000000000" : text);
    }

    @Test
    void nobody_fills_the_heap_by_a_long_name() {
        assertThat(AddressBlock.of("x".repeat(8_000))).hasSize(64);
    }
}
