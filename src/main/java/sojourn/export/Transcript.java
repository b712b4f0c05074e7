package sojourn.export;

import java.util.List;
import sojourn.conversation.ConversationSnapshot;
import sojourn.conversation.MessageSnapshot;
import sojourn.order.OrderSnapshot;
import sojourn.session.SessionSnapshot;

/**
 * A form in which a session is written down, called in the order of these methods: the session, each conversation with its
 * messages page by page, the orders page by page. For one thread.
 */
interface Transcript {

    void session(SessionSnapshot session);

    void conversation(ConversationSnapshot conversation);

    void messages(List<MessageSnapshot> page);

    void orders(List<OrderSnapshot> page);

    void end();

    /** What was written since this was asked last. */
    String take();
}
