package sojourn.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.json.JsonText;

/** What an order may say, and what it costs. */
class OrderPolicyTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final String NINES = "9".repeat(38);

    private final OrderPolicy policy = new OrderPolicy(100);

    @Test
    void a_total_is_exact() {
        assertThat(order(item("1", "0.1"), item("1", "0.2")).total()).contains(new BigDecimal("0.3"));
        assertThat(order(item("3", "19.99"), item("0.250", "12.80"), item("7", null))
                        .total())
                .contains(new BigDecimal("63.17000"));
        assertThat(order(item("1", NINES)).total()).contains(new BigDecimal(NINES));
        assertThat(order(item("0.5", "0." + "0".repeat(36) + "1")).total().orElseThrow())
                .isEqualByComparingTo("5E-38");
    }

    @Test
    void what_has_no_price_has_no_total_and_what_is_free_has_one() {
        assertThat(order().total()).isEmpty();
        assertThat(order(item("2", null)).total()).isEmpty();
        assertThat(order(item("2", "0.00"), item("1", null)).total()).contains(new BigDecimal("0.00"));
    }

    @Test
    void a_price_needs_a_currency_and_a_currency_no_price() {
        OrderContent priced = new OrderContent(null, List.of(item("1", "0")), null, JsonText.EMPTY_OBJECT, null);
        OrderContent unpriced = new OrderContent(null, List.of(item("1", null)), null, JsonText.EMPTY_OBJECT, null);

        assertThatThrownBy(() -> policy.check(priced))
                .asInstanceOf(InstanceOfAssertFactories.type(OrderRefused.class))
                .extracting(OrderRefused::field)
                .isEqualTo("currency");
        assertThatCode(() -> policy.check(unpriced)).doesNotThrowAnyException();
        assertThatCode(() -> policy.check(order(item("1", null)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "1,      99999999999999999999999999999999999999, true",
        "2,      99999999999999999999999999999999999999, false",
        "1,      0.0000000000000000000000000000000000001, true",
        "0.1,    0.0000000000000000000000000000000000001, true",
        "0.01,   0.0000000000000000000000000000000000001, false",
        "10.0,   9999999999999999999999999999999999999,  false",
        "10,     9999999999999999999999999999999999999,  true"
    })
    void a_total_has_at_most_38_digits_so_that_it_can_be_sent_back(String quantity, String price, boolean accepted) {
        OrderContent order = order(item(quantity, price));

        if (accepted) {
            assertThatCode(() -> policy.check(order)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> policy.check(order)).isInstanceOf(OrderRefused.class);
        }
    }

    @Test
    void an_order_has_at_most_1000_items() {
        OrderItem one = item("1", null);

        assertThatCode(() -> policy.check(order(Collections.nCopies(1_000, one).toArray(OrderItem[]::new))))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> policy.check(order(Collections.nCopies(1_001, one).toArray(OrderItem[]::new))))
                .isInstanceOf(OrderRefused.class);
    }

    @Test
    void all_attributes_together_have_a_bound_whatever_blanks_are_between_them() {
        String fifty = "{\"a\":[1,2],\"b\":\"" + "x".repeat(32) + "\"}";
        String asStored = fifty.replace(":", ": ").replace(",", ", ");
        JsonText small = JsonText.EMPTY_OBJECT;

        assertThat(fifty).hasSize(50);
        assertThatCode(() -> policy.check(noting(new JsonText(fifty), small, new JsonText(asStored))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        policy.check(noting(new JsonText(fifty), small, new JsonText(asStored.replace("2", "23")))))
                .isInstanceOf(OrderTooLarge.class)
                .hasMessageContaining("100 bytes");
    }

    private static OrderContent order(OrderItem... items) {
        return new OrderContent(null, List.of(items), EURO, JsonText.EMPTY_OBJECT, null);
    }

    private static OrderContent noting(JsonText order, JsonText... items) {
        List<OrderItem> noted = Arrays.stream(items)
                .map(attributes -> new OrderItem("tea", BigDecimal.ONE, null, attributes))
                .toList();
        return new OrderContent(null, noted, null, order, null);
    }

    private static OrderItem item(String quantity, @Nullable String price) {
        return new OrderItem(
                "tea", new BigDecimal(quantity), price == null ? null : new BigDecimal(price), JsonText.EMPTY_OBJECT);
    }
}
