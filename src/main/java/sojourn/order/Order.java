package sojourn.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import sojourn.session.Owner;
import sojourn.session.OwnerColumns;
import sojourn.session.SessionId;

/**
 * What a session's customer is buying. Its items are rows of their own, written by {@link OrderLockRepository}.
 *
 * <p>Its life: it is made a {@code DRAFT}, changed for as long as its session lives, perhaps cancelled, and otherwise
 * submitted by the session's end, or cancelled by it if it is still empty; see {@link OrderSubmission}, which closes all
 * drafts of a session by one statement. Its owner is its session's, also after an adoption. It outlives its session, and
 * so knows it by its id alone. Everything that changes it shares the session's lock, so that no change meets the end, and
 * holds the order's, so that no two changes meet.
 */
@Entity
@Table(name = "customer_order")
@DynamicUpdate
class Order {

    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "owner_type")
    private String ownerType;

    @Column(name = "owner_name")
    private String ownerName;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Column(name = "customer_email")
    private @Nullable String customerEmail;

    @Column(name = "customer_name")
    private @Nullable String customerName;

    private @Nullable String currency;

    @ColumnTransformer(read = "attributes::text", write = "?::jsonb")
    private String attributes;

    @Column(name = "conversation_id")
    private @Nullable UUID conversationId;

    /** About how large the order is with its items: a page of a listing ends early where orders are large. */
    private long bytes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "submitted_at")
    private @Nullable Instant submittedAt;

    /** Counted by hand, because it covers the items, which are other rows. */
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    /** Makes a draft at {@code now}. */
    Order(OrderId id, SessionId session, Owner owner, OrderContent content, Instant now) {
        OwnerColumns columns = OwnerColumns.of(owner);
        this.id = id.value();
        this.sessionId = session.value();
        this.ownerType = columns.type();
        this.ownerName = columns.name();
        this.status = OrderStatus.DRAFT;
        this.attributes = content.attributes().text();
        this.createdAt = now;
        say(content);
    }

    OrderId id() {
        return new OrderId(id);
    }

    OrderStatus status() {
        return status;
    }

    long version() {
        return version;
    }

    /** Changes what the order says, its items included. */
    void change(OrderContent content) {
        checkDraft();
        say(content);
        version++;
    }

    void cancel() {
        checkDraft();
        status = OrderStatus.CANCELLED;
        version++;
    }

    /** This order as it is now. The items are among what it says, and not known here. */
    OrderSnapshot snapshot(OrderContent content) {
        return new OrderSnapshot(id(), new SessionId(sessionId), status, content, createdAt, submittedAt, version);
    }

    private void say(OrderContent content) {
        @Nullable Customer customer = content.customer();
        customerEmail = customer == null || customer.email() == null
                ? null
                : customer.email().text();
        customerName = customer == null ? null : customer.name();
        currency = content.currency() == null ? null : content.currency().getCurrencyCode();
        attributes = content.attributes().text();
        conversationId = content.conversation();
        bytes = content.bytes();
    }

    private void checkDraft() {
        if (status != OrderStatus.DRAFT) {
            throw new IllegalStateException("The order " + id + " is closed already");
        }
    }
}
