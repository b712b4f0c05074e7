package sojourn.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import sojourn.json.JsonText;
import sojourn.session.SessionId;

/** A change alters what it names, takes away what it names as nothing, and is refused what nobody can change. */
class OrderChangeTest {

    private static final OrderContent CONTENT = new OrderContent(
            new Customer(null, "Ann"),
            List.of(new OrderItem("tea", BigDecimal.ONE, BigDecimal.TEN, JsonText.EMPTY_OBJECT)),
            Currency.getInstance("EUR"),
            new JsonText("{\"gift\":true}"),
            UUID.randomUUID());

    private static final OrderSnapshot ORDER =
            new OrderSnapshot(OrderId.next(), SessionId.next(), OrderStatus.DRAFT, CONTENT, Instant.EPOCH, null, 3);

    @Test
    void leaves_alone_what_it_does_not_name() {
        assertThat(nothing().applyTo(CONTENT)).isEqualTo(CONTENT);
    }

    @Test
    void takes_away_what_it_names_as_nothing() {
        OrderChange change = new OrderChange(
                Optional.of(Optional.empty()),
                Optional.of(List.of()),
                Optional.of(Optional.empty()),
                Optional.of(JsonText.EMPTY_OBJECT),
                Optional.of(Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);

        assertThat(change.applyTo(CONTENT)).isEqualTo(OrderContent.EMPTY);
    }

    @Test
    void can_cancel() {
        assertThat(status(OrderStatus.CANCELLED).cancels()).isTrue();
        assertThat(status(OrderStatus.DRAFT).cancels()).isFalse();
        assertThatCode(() -> status(OrderStatus.CANCELLED).checkAgainst(ORDER)).doesNotThrowAnyException();
        assertRefused(status(OrderStatus.SUBMITTED), "status");
    }

    @Test
    void is_refused_another_session_or_time() {
        assertThatCode(() ->
                        readOnly(ORDER.session().value(), Instant.EPOCH, false).checkAgainst(ORDER))
                .doesNotThrowAnyException();
        assertRefused(readOnly(UUID.randomUUID(), Instant.EPOCH, false), "sessionId");
        assertRefused(readOnly(ORDER.session().value(), Instant.EPOCH.plusNanos(1_000), false), "createdAt");
        assertRefused(readOnly(ORDER.session().value(), Instant.EPOCH, true), "submittedAt");
    }

    private static void assertRefused(OrderChange change, String field) {
        assertThatThrownBy(() -> change.checkAgainst(ORDER))
                .asInstanceOf(InstanceOfAssertFactories.type(OrderRefused.class))
                .extracting(OrderRefused::field)
                .isEqualTo(field);
    }

    private static OrderChange nothing() {
        return change(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static OrderChange status(OrderStatus status) {
        return change(Optional.of(status), Optional.empty(), Optional.empty(), false);
    }

    private static OrderChange readOnly(UUID session, Instant createdAt, boolean saysItIsSubmitted) {
        return change(Optional.empty(), Optional.of(session), Optional.of(createdAt), saysItIsSubmitted);
    }

    private static OrderChange change(
            Optional<OrderStatus> status, Optional<UUID> session, Optional<Instant> createdAt, boolean submitted) {
        return new OrderChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                status,
                session,
                createdAt,
                submitted);
    }
}
