package sojourn.order;

/** Where an order stands in its life: {@code DRAFT} → {@code SUBMITTED} or {@code CANCELLED}. */
public enum OrderStatus {
    /** Being put together: it can be changed for as long as its session lives. */
    DRAFT,
    /** Submitted by its session's end. Final. */
    SUBMITTED,
    /** Given up by its owner, or still empty when its session ended. Final. */
    CANCELLED
}
