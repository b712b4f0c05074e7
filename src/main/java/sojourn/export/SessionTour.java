package sojourn.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import sojourn.session.SessionSnapshot;

/** The way through all that a session holds, page by page: however much it is, a page of it is in memory. It touches nothing. */
@ApplicationScoped
class SessionTour {

    private final Conversations conversations;
    private final Orders orders;

    @Inject
    SessionTour(Conversations conversations, Orders orders) {
        this.conversations = conversations;
        this.orders = orders;
    }

    /**
     * Writes a session down but for its end.
     *
     * @param forms in which it is written
     * @param stop what is to be done with each page that was written
     * @return whether it was written down to its last page
     * @throws sojourn.session.SessionNotFound if it was deleted meanwhile, or has another owner
     * @throws sojourn.conversation.ConversationNotFound likewise
     */
    <X extends Exception> boolean write(SessionSnapshot session, List<Transcript> forms, Stop<X> stop) throws X {
        forms.forEach(form -> form.session(session));
        return writeConversations(session, forms, stop) && writeOrders(session, forms, stop);
    }

    private <X extends Exception> boolean writeConversations(
            SessionSnapshot session, List<Transcript> forms, Stop<X> stop) throws X {
        ConversationsAfter after = ConversationsAfter.skipping(0);
        while (true) {
            ConversationPage page = conversations.list(session.id(), session.owner(), after, FixedLimits.LARGEST_PAGE);
            for (ConversationSnapshot conversation : page.conversations()) {
                forms.forEach(form -> form.conversation(conversation));
                if (!writeMessages(session, conversation, forms, stop)) {
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

    private <X extends Exception> boolean writeMessages(
            SessionSnapshot session, ConversationSnapshot conversation, List<Transcript> forms, Stop<X> stop) throws X {
        OptionalLong next = OptionalLong.of(0);
        while (next.isPresent()) {
            MessagePage page = conversations.read(
                    session.id(),
                    session.owner(),
                    new ConversationRef.ById(conversation.id()),
                    MessageRange.after(next.getAsLong(), FixedLimits.LARGEST_PAGE));
            forms.forEach(form -> form.messages(page.messages()));
            if (!stop.goesOn()) {
                return false;
            }
            next = page.next();
        }
        return true;
    }

    private <X extends Exception> boolean writeOrders(SessionSnapshot session, List<Transcript> forms, Stop<X> stop)
            throws X {
        OrdersAfter after = OrdersAfter.skipping(0);
        while (true) {
            OrderPage page = orders.listOf(session.id(), session.owner(), after, FixedLimits.LARGEST_PAGE);
            forms.forEach(form -> form.orders(page.orders()));
            if (!stop.goesOn()) {
                return false;
            }
            if (!page.more()) {
                return true;
            }
            OrderSnapshot last = page.orders().get(page.orders().size() - 1);
            after = new OrdersAfter(Optional.of(new OrdersAfter.Key(last.createdAt(), last.id())), 0);
        }
    }

    /** What is done when a page has been written: it is taken out of the forms, before the next one is read. */
    @FunctionalInterface
    interface Stop<X extends Exception> {

        /** Takes the page; false if what follows is not wanted any more. */
        boolean goesOn() throws X;
    }
}
