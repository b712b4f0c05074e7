package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.ConversationId;
import sojourn.conversation.ConversationNotFound;
import sojourn.conversation.ConversationRef;
import sojourn.conversation.ConversationSnapshot;
import sojourn.conversation.Conversations;
import sojourn.conversation.ConversationsAfter;
import sojourn.conversation.MessagePage;
import sojourn.conversation.MessageRange;
import sojourn.conversation.MessageSnapshot;
import sojourn.limit.FixedLimits;
import sojourn.session.SessionSnapshot;

/**
 * What was said in a session: one of its conversations, a page of messages at a time, the newest first to be shown.
 *
 * <p>However many messages there are, and however long, a page has a bound.
 */
@Named
@RequestScoped
public class Transcript {

    private static final int MESSAGES = 50;
    private static final int LONGEST = 10_000;

    private final Conversations conversations;
    private final SessionPage page;

    private @Nullable String conversation;
    private @Nullable Long before;
    private @Nullable Long after;
    private @Nullable Long whole;

    private List<ConversationSnapshot> all = List.of();
    private @Nullable ConversationSnapshot shown;
    private List<Line> lines = List.of();
    private @Nullable Long next;
    private @Nullable Long previous;

    @Inject
    Transcript(Conversations conversations, SessionPage page) {
        this.conversations = conversations;
        this.page = page;
    }

    /** Reads what the address asks for, behind the session's page. */
    public void load() {
        @Nullable SessionLine line = page.getLine();
        if (line == null) {
            return;
        }
        SessionSnapshot session = line.getSession();
        all = conversations
                .list(session.id(), session.owner(), ConversationsAfter.skipping(0), FixedLimits.CONVERSATIONS)
                .conversations();
        wanted().ifPresent(which -> read(session, which));
    }

    private Optional<ConversationRef> wanted() {
        Optional<ConversationRef> named =
                Optional.ofNullable(conversation).flatMap(ConversationId::parse).map(ConversationRef.ById::new);
        return named.or(() -> all.stream()
                .filter(ConversationSnapshot::isDefault)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(found -> new ConversationRef.ById(found.id())));
    }

    private void read(SessionSnapshot session, ConversationRef which) {
        try {
            MessagePage messages = conversations.read(session.id(), session.owner(), which, range());
            shown = messages.conversation().orElse(null);
            lines = messages.messages().stream().map(this::line).toList();
            next = messages.next().isPresent() ? messages.next().getAsLong() : null;
            previous = messages.previous().isPresent() ? messages.previous().getAsLong() : null;
        } catch (ConversationNotFound e) {
            shown = null;
        }
    }

    private MessageRange range() {
        if (whole != null) {
            return MessageRange.after(Math.max(0, whole - 1), 1);
        }
        if (after != null) {
            return MessageRange.after(Math.max(0, after), MESSAGES);
        }
        return MessageRange.before(before == null ? Long.MAX_VALUE : Math.max(1, before), MESSAGES);
    }

    private Line line(MessageSnapshot message) {
        String content = message.content();
        boolean cut = whole == null && content.length() > LONGEST;
        int end = cut && Character.isHighSurrogate(content.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return new Line(message, cut ? content.substring(0, end) : content, cut);
    }

    /**
     * A message as it is shown.
     *
     * @param cut whether it goes on behind the text
     */
    public record Line(MessageSnapshot message, String text, boolean cut) {}

    public List<ConversationSnapshot> getAll() {
        return all;
    }

    public @Nullable ConversationSnapshot getShown() {
        return shown;
    }

    public List<Line> getLines() {
        return lines;
    }

    public @Nullable Long getNext() {
        return next;
    }

    public @Nullable Long getPrevious() {
        return previous;
    }

    public @Nullable String getConversation() {
        return conversation;
    }

    public void setConversation(@Nullable String conversation) {
        this.conversation = Given.text(conversation);
    }

    public @Nullable Long getBefore() {
        return before;
    }

    public void setBefore(@Nullable Long before) {
        this.before = before;
    }

    public @Nullable Long getAfter() {
        return after;
    }

    public void setAfter(@Nullable Long after) {
        this.after = after;
    }

    public @Nullable Long getWhole() {
        return whole;
    }

    public void setWhole(@Nullable Long whole) {
        this.whole = whole;
    }
}
