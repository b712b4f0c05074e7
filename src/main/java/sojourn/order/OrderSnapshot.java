package sojourn.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sojourn.session.SessionId;

/**
 * An immutable copy of an order: the only form that leaves this room.
 *
 * @param session where it was made; it may be purged by now
 * @param submittedAt when its session's end submitted it, null if none has
 * @param version grows with every change of the order or its items
 */
public record OrderSnapshot(
        OrderId id,
        SessionId session,
        OrderStatus status,
        OrderContent content,
        Instant createdAt,
        @Nullable Instant submittedAt,
        long version) {}
