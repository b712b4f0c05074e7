package sojourn.system.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import sojourn.binding.BoundSession;
import sojourn.binding.CurrentSession;
import sojourn.conversation.ConversationRef;
import sojourn.conversation.Conversations;
import sojourn.conversation.NewMessage;
import sojourn.conversation.Role;
import sojourn.json.JsonText;
import sojourn.order.OrderContent;
import sojourn.order.OrderItem;
import sojourn.order.Orders;
import sojourn.session.VersionCondition;

/** Writes in the current session, each a transaction. */
@ApplicationScoped
@Transactional
public class Store {

    private final CurrentSession session;
    private final Conversations conversations;
    private final Orders orders;

    @Inject
    Store(CurrentSession session, Conversations conversations, Orders orders) {
        this.session = session;
        this.conversations = conversations;
        this.orders = orders;
    }

    /** Appends a message, and answers the session. */
    public String message(String text) {
        BoundSession bound = session.findOrMake();
        conversations.append(
                bound.id(),
                bound.owner(),
                VersionCondition.ANY,
                new ConversationRef.Default(),
                List.of(new NewMessage(Role.ASSISTANT, text, JsonText.EMPTY_OBJECT)));
        return bound.id().toString();
    }

    /** Drafts an order, and does something more in the same transaction; answers the session. */
    public String orderAnd(Runnable more) {
        BoundSession bound = session.findOrMake();
        OrderItem tea = new OrderItem("tea", BigDecimal.ONE, null, JsonText.EMPTY_OBJECT);
        orders.draft(
                bound.id(),
                bound.owner(),
                VersionCondition.ANY,
                new OrderContent(null, List.of(tea), null, JsonText.EMPTY_OBJECT, null));
        more.run();
        return bound.id().toString();
    }
}
