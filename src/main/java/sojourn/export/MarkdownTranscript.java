package sojourn.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.ConversationSnapshot;
import sojourn.conversation.MessageSnapshot;
import sojourn.order.Customer;
import sojourn.order.OrderContent;
import sojourn.order.OrderItem;
import sojourn.order.OrderSnapshot;
import sojourn.session.SessionSnapshot;

/** A session as a page of Markdown for people. What others wrote is quoted, so that it cannot pass for the page's own. */
final class MarkdownTranscript implements Transcript {

    private final StringBuilder text = new StringBuilder();
    private boolean inOrders;

    @Override
    public void session(SessionSnapshot session) {
        line("# Session " + session.id());
        line("");
        line("- Status: " + session.status());
        line("- Opened: " + session.createdAt());
        line("- " + (session.endedAt() == null ? "Expires: " + session.expiresAt() : "Ended: " + session.endedAt()));
    }

    @Override
    public void conversation(ConversationSnapshot conversation) {
        line("");
        line("## Conversation " + (conversation.name() == null ? conversation.id() : inline(conversation.name())));
        line("");
        line("Begun " + conversation.createdAt() + ".");
    }

    @Override
    public void messages(List<MessageSnapshot> page) {
        page.forEach(message -> {
            line("");
            line("**" + message.sequence() + ". " + message.role().label() + "**, " + message.createdAt());
            line("");
            message.content().lines().forEach(said -> line("> " + said));
        });
    }

    @Override
    public void orders(List<OrderSnapshot> page) {
        if (!inOrders && !page.isEmpty()) {
            line("");
            line("## Orders");
            inOrders = true;
        }
        page.forEach(this::order);
    }

    @Override
    public void end() {
        // Nothing is open.
    }

    @Override
    public String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    private void order(OrderSnapshot order) {
        OrderContent content = order.content();
        line("");
        line("### Order " + order.id());
        line("");
        line("- Status: " + order.status());
        line("- Made: " + order.createdAt());
        instant("Submitted", order.submittedAt());
        @Nullable Customer customer = content.customer();
        if (customer != null && customer.name() != null) {
            line("- Customer: " + inline(customer.name()));
        }
        if (customer != null && customer.email() != null) {
            line("- E-mail: " + inline(customer.email().text()));
        }
        content.total()
                .ifPresent(total -> line("- Total: " + total.toPlainString()
                        + (content.currency() == null
                                ? ""
                                : " " + content.currency().getCurrencyCode())));
        if (!content.items().isEmpty()) {
            line("");
            line("| item | quantity | unit price |");
            line("| --- | ---: | ---: |");
            content.items().forEach(this::item);
        }
    }

    private void item(OrderItem item) {
        line("| " + inline(item.name()) + " | " + item.quantity().toPlainString() + " | "
                + (item.unitPrice() == null ? "" : item.unitPrice().toPlainString()) + " |");
    }

    private void instant(String name, @Nullable Instant instant) {
        if (instant != null) {
            line("- " + name + ": " + instant);
        }
    }

    /** A text in one line, in which nothing means anything to Markdown. */
    private static String inline(String said) {
        return said.replaceAll("\\R", " ").replaceAll("([\\\\`*_{}\\[\\]<>()#|!])", "\\\\$1");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
