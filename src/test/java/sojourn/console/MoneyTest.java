package sojourn.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "39.0, EUR, 39.00",
        "19.5, EUR, 19.50",
        "1E+3, EUR, 1000.00",
        "0.0125, EUR, 0.0125",
        "39.000, JPY, 39",
        "1.5, KWD, 1.500",
        "7.10, , 7.1",
        "1E+3, , 1000",
        ", EUR, –"
    })
    void an_amount_has_the_digits_of_its_currency_and_loses_none(
            @Nullable BigDecimal amount, @Nullable String currency, String text) {
        assertThat(Money.text(amount, currency == null ? null : Currency.getInstance(currency)))
                .isEqualTo(text);
    }
}
