package sojourn.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.ConversationId;
import sojourn.conversation.Conversations;
import sojourn.limit.FixedLimits;
import sojourn.session.Owner;
import sojourn.session.SessionEnded;
import sojourn.session.SessionId;
import sojourn.session.SessionNotFound;
import sojourn.session.Sessions;
import sojourn.session.VersionCondition;

/**
 * The orders of one owner after another: put together while their sessions live, submitted by the sessions' ends, readable
 * for ever. Every call carries its owner, and whatever is not that owner's does not exist.
 *
 * <p>A write shares the session's lock, so that it is either part of what the session's end submits or refused, and holds
 * the order's, so that no two changes undo each other; it looks at status and version behind both. Safe for any number of
 * threads and nodes.
 */
@ApplicationScoped
@Transactional
public class Orders {

    private final Sessions sessions;
    private final Conversations conversations;
    private final OrderRepository reads;
    private final OrderLockRepository locks;
    private final OrderPolicy policy;

    @Inject
    Orders(
            Sessions sessions,
            Conversations conversations,
            OrderRepository reads,
            OrderLockRepository locks,
            OrderPolicy policy) {
        this.sessions = sessions;
        this.conversations = conversations;
        this.reads = reads;
        this.locks = locks;
        this.policy = policy;
    }

    /**
     * Makes a draft in a session, which touches the session.
     *
     * @param condition which version the session must have
     * @throws TooManyOrders if the session has {@value FixedLimits#ORDERS}
     * @throws OrderRefused if a value is not acceptable
     * @throws OrderTooLarge if the attributes are
     * @throws sojourn.session.SessionException if the session is not the owner's, not live, paused, or of another version
     */
    public OrderSnapshot draft(SessionId session, Owner owner, VersionCondition condition, OrderContent content) {
        sessions.enterForWrite(session, owner, condition);
        check(session, content);
        Instant now = locks.lockSet(session).orElseThrow(() -> new TooManyOrders(session));
        Order order = new Order(OrderId.next(), session, owner, content, now);
        locks.insert(order);
        locks.addItems(order.id(), 0, content.items());
        return order.snapshot(content);
    }

    /**
     * Reads an order, which touches its session if that is in use.
     *
     * @throws OrderNotFound if the owner has none with this id
     */
    @Transactional(TxType.SUPPORTS)
    public OrderSnapshot read(OrderId id, Owner owner) {
        OrderSnapshot order = reads.find(id, owner).orElseThrow(() -> new OrderNotFound(id));
        sessions.use(order.session(), owner);
        return order;
    }

    /**
     * Reads an order without touching its session.
     *
     * @throws OrderNotFound if the owner has none with this id
     */
    @Transactional(TxType.SUPPORTS)
    OrderSnapshot find(OrderId id, Owner owner) {
        return reads.find(id, owner).orElseThrow(() -> new OrderNotFound(id));
    }

    /** Up to {@code limit} orders of an owner, newest first. Does not touch their sessions. */
    @Transactional(TxType.SUPPORTS)
    public OrderPage list(Owner owner, OrdersAfter after, int limit) {
        return reads.list(owner, after, limit);
    }

    /**
     * Up to {@code limit} orders of a session, newest first. Whoever asks has read the session before, which is the touch
     * and the check of its owner.
     */
    @Transactional(TxType.SUPPORTS)
    public OrderPage listOf(SessionId session, Owner owner, OrdersAfter after, int limit) {
        return reads.list(session, owner, after, limit);
    }

    /**
     * Changes a draft, which touches its session. What is wrong is found in this order: no order, an ended session, a
     * paused one, another version, an order that is no draft, the change itself.
     *
     * @throws OrderNotFound if the owner has none with this id
     * @throws SessionEnded if its session is over
     * @throws sojourn.session.SessionPaused if its session is paused
     * @throws OrderVersionMismatch if it has another version than it must
     * @throws OrderClosed if it is no draft, unless the change would leave it cancelled as it is
     * @throws OrderRefused if a value is not acceptable
     * @throws OrderTooLarge if the attributes are
     */
    public OrderSnapshot change(OrderId id, Owner owner, VersionCondition condition, OrderEdit edit) {
        Order order = lock(id, owner, condition);
        OrderSnapshot current = current(order, owner);
        OrderChange change = edit.of(current);
        OrderContent content = change.applyTo(current.content());
        boolean changes = !content.isSameAs(current.content());
        if (current.status() == OrderStatus.CANCELLED && change.cancels() && !changes) {
            change.checkAgainst(current);
            return current;
        }
        checkDraft(order);
        change.checkAgainst(current);
        if (changes) {
            check(current.session(), content);
            order.change(content);
            if (!content.hasSameItemsAs(current.content())) {
                locks.deleteItems(id);
                locks.addItems(id, 0, content.items());
            }
        }
        if (change.cancels()) {
            order.cancel();
        }
        return order.snapshot(changes ? content : current.content());
    }

    /**
     * Adds items to a draft behind those that it has, all or none, which touches its session.
     *
     * @param added at least one, at most {@value FixedLimits#ITEMS}
     * @throws OrderFull if there is no room
     * @throws OrderException and {@link sojourn.session.SessionException} as {@link #change} does
     */
    public OrderSnapshot append(OrderId id, Owner owner, VersionCondition condition, List<OrderItem> added) {
        Order order = lock(id, owner, condition);
        checkDraft(order);
        OrderContent before = current(order, owner).content();
        OrderContent content = before.plus(added);
        if (content.items().size() > FixedLimits.ITEMS) {
            throw new OrderFull(id);
        }
        policy.check(content);
        order.change(content);
        locks.addItems(id, before.items().size(), added);
        return order.snapshot(content);
    }

    /**
     * Cancels a draft, which touches its session. A cancelled order stays as it is, whatever has become of its session.
     *
     * @throws OrderClosed if it is submitted
     * @throws OrderException and {@link sojourn.session.SessionException} as {@link #change} does
     */
    public void cancel(OrderId id, Owner owner, VersionCondition condition) {
        OrderRepository.Standing standing = reads.standing(id, owner).orElseThrow(() -> new OrderNotFound(id));
        if (standing.status() == OrderStatus.DRAFT) {
            Order order = lock(id, owner, condition);
            if (order.status() == OrderStatus.DRAFT) {
                order.cancel();
            }
        } else {
            checkVersion(id, standing.version(), condition);
            if (standing.status() == OrderStatus.SUBMITTED) {
                throw new OrderClosed(id, standing.status());
            }
        }
    }

    /** Locks the session of an order for a write inside it, then the order. */
    private Order lock(OrderId id, Owner owner, VersionCondition condition) {
        SessionId session = reads.standing(id, owner)
                .orElseThrow(() -> new OrderNotFound(id))
                .session();
        try {
            sessions.enterForWrite(session, owner, VersionCondition.ANY);
        } catch (SessionNotFound gone) {
            // Purged, or adopted meanwhile: then the order is somebody else's as well.
            throw reads.standing(id, owner).isPresent() ? new SessionEnded(session) : new OrderNotFound(id);
        }
        Order order = locks.lock(id, owner).orElseThrow(() -> new OrderNotFound(id));
        checkVersion(id, order.version(), condition);
        return order;
    }

    /** An order that is locked, as it is stored. */
    private OrderSnapshot current(Order order, Owner owner) {
        return reads.find(order.id(), owner).orElseThrow(() -> new OrderNotFound(order.id()));
    }

    private void check(SessionId session, OrderContent content) {
        policy.check(content);
        @Nullable UUID conversation = content.conversation();
        if (conversation != null && !conversations.has(session, new ConversationId(conversation))) {
            throw new OrderRefused("conversationId", "must be a conversation of the order's session");
        }
    }

    private static void checkDraft(Order order) {
        if (order.status() != OrderStatus.DRAFT) {
            throw new OrderClosed(order.id(), order.status());
        }
    }

    private static void checkVersion(OrderId id, long version, VersionCondition condition) {
        if (!condition.isMetBy(version)) {
            throw new OrderVersionMismatch(id, version);
        }
    }
}
