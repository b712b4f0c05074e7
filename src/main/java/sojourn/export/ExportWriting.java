package sojourn.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sojourn.conversation.ConversationNotFound;
import sojourn.conversation.ConversationPage;
import sojourn.conversation.ConversationRef;
import sojourn.conversation.ConversationSnapshot;
import sojourn.conversation.Conversations;
import sojourn.conversation.ConversationsAfter;
import sojourn.conversation.MessagePage;
import sojourn.conversation.MessageRange;
import sojourn.limit.FixedLimits;
import sojourn.order.OrderPage;
import sojourn.order.OrderSnapshot;
import sojourn.order.Orders;
import sojourn.order.OrdersAfter;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.SessionNotFound;
import sojourn.session.Sessions;

/** The writing of an export, page by page: however much a session holds, a page of it is in memory. */
@ApplicationScoped
class ExportWriting {

    private static final Logger LOG = System.getLogger(ExportWriting.class.getName());

    private final Sessions sessions;
    private final Conversations conversations;
    private final Orders orders;
    private final ExportKeeping keeping;

    @Inject
    ExportWriting(Sessions sessions, Conversations conversations, Orders orders, ExportKeeping keeping) {
        this.sessions = sessions;
        this.conversations = conversations;
        this.orders = orders;
        this.keeping = keeping;
    }

    /** Writes an export to its end; false if it was deleted, taken for lost, or given up with its session, in the middle. */
    boolean write(ExportId id, SessionId session, Owner owner) {
        try {
            return writeAll(id, session, owner);
        } catch (SessionNotFound | ConversationNotFound gone) {
            // Deleted, and then nobody asks for it any more, or adopted, and then its new owner is told that it failed.
            LOG.log(Level.INFO, "The export {0} is given up: {1}", id, gone.getMessage());
            keeping.fail(id);
            return false;
        }
    }

    private boolean writeAll(ExportId id, SessionId session, Owner owner) {
        Parts parts = new Parts(id);
        parts.forms.forEach(form -> form.session(sessions.read(session, owner)));
        if (!writeConversations(parts, session, owner) || !writeOrders(parts, session, owner)) {
            return false;
        }
        // Of a session that was adopted meanwhile nothing is found: then this fails, and so does the export.
        sessions.read(session, owner);
        return parts.end() && keeping.finish(id, parts.position);
    }

    private boolean writeConversations(Parts parts, SessionId session, Owner owner) {
        ConversationsAfter after = ConversationsAfter.skipping(0);
        while (true) {
            ConversationPage page = conversations.list(session, owner, after, FixedLimits.LARGEST_PAGE);
            for (ConversationSnapshot conversation : page.conversations()) {
                parts.forms.forEach(form -> form.conversation(conversation));
                if (!writeMessages(parts, session, owner, conversation)) {
                    return false;
                }
            }
            if (!page.more()) {
                return true;
            }
            after = ConversationsAfter.conversation(
                    page.conversations().get(page.conversations().size() - 1).id());
        }
    }

    private boolean writeMessages(Parts parts, SessionId session, Owner owner, ConversationSnapshot conversation) {
        OptionalLong next = OptionalLong.of(0);
        while (next.isPresent()) {
            MessagePage page = conversations.read(
                    session,
                    owner,
                    new ConversationRef.ById(conversation.id()),
                    MessageRange.after(next.getAsLong(), FixedLimits.LARGEST_PAGE));
            parts.forms.forEach(form -> form.messages(page.messages()));
            if (!parts.store()) {
                return false;
            }
            next = page.next();
        }
        return true;
    }

    private boolean writeOrders(Parts parts, SessionId session, Owner owner) {
        OrdersAfter after = OrdersAfter.skipping(0);
        while (true) {
            OrderPage page = orders.listOf(session, owner, after, FixedLimits.LARGEST_PAGE);
            parts.forms.forEach(form -> form.orders(page.orders()));
            if (!parts.store()) {
                return false;
            }
            if (!page.more()) {
                return true;
            }
            OrderSnapshot last = page.orders().get(page.orders().size() - 1);
            after = new OrdersAfter(Optional.of(new OrdersAfter.Key(last.createdAt(), last.id())), 0);
        }
    }

    /** What has been written of an export, in both forms. For one thread. */
    private final class Parts {

        private final ExportId id;
        private final Transcript json = new JsonTranscript();
        private final Transcript markdown = new MarkdownTranscript();
        private final List<Transcript> forms = List.of(json, markdown);
        private int position;

        Parts(ExportId id) {
            this.id = id;
        }

        boolean store() {
            position++;
            return keeping.add(id, position, json.take(), markdown.take());
        }

        boolean end() {
            forms.forEach(Transcript::end);
            return store();
        }
    }
}
