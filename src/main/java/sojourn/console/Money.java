package sojourn.console;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Amounts of money as people write them. */
final class Money {

    private Money() {}

    /** An amount with all its digits, and at least as many behind the point as its currency has. */
    static String text(@Nullable BigDecimal amount, @Nullable Currency currency) {
        if (amount == null) {
            return "–";
        }
        int usual = currency == null ? 0 : Math.max(0, currency.getDefaultFractionDigits());
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < usual ? plain.setScale(usual) : plain.scale() < 0 ? plain.setScale(0) : plain)
                .toPlainString();
    }
}
