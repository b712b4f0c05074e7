package sojourn.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import sojourn.limit.FixedLimits;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.Sessions;
import sojourn.session.VersionCondition;

/**
 * What is said in sessions: appended while they live, readable until they are purged.
 *
 * <p>A conversation begins with the session's first message, grows by appending, and is sealed by the session's end.
 *
 * <p>An append shares the session's lock, so that it is either part of what the session's end keeps or refused, and holds
 * the conversation's, so that numbers have no gaps. Safe for any number of threads and nodes.
 */
@ApplicationScoped
@Transactional
public class Conversations {

    private final Sessions sessions;
    private final ConversationRepository repository;

    @Inject
    Conversations(Sessions sessions, ConversationRepository repository) {
        this.sessions = sessions;
        this.repository = repository;
    }

    /**
     * Appends messages to a session's default conversation, all or none, which touches the session.
     *
     * @param condition which version the session must have
     * @param messages at least one, at most {@value FixedLimits#MESSAGES_AT_ONCE}
     * @throws ConversationFull if there is no room
     * @throws sojourn.session.SessionException if the session is not the owner's, not live, paused, or of another version
     */
    public List<MessageSnapshot> append(
            SessionId session, Owner owner, VersionCondition condition, List<NewMessage> messages) {
        sessions.enterForWrite(session, owner, condition);
        ConversationRepository.Numbers numbers = takeNumbers(session, messages.size());
        List<Message> stored = new ArrayList<>(messages.size());
        for (NewMessage message : messages) {
            stored.add(new Message(numbers.conversation(), numbers.first() + stored.size(), message, numbers.at()));
        }
        repository.insert(stored);
        return stored.stream().map(Message::snapshot).toList();
    }

    /**
     * Reads messages of a session's default conversation. Whoever asks has read the session before, which is the touch and
     * the check of its owner.
     */
    @Transactional(TxType.SUPPORTS)
    public MessagePage read(SessionId session, MessageRange range) {
        List<MessageSnapshot> found = new ArrayList<>(repository.find(session, range));
        if (range.backwards()) {
            Collections.reverse(found);
        }
        // Counted after the messages were read: what was appended in between is behind them.
        long count = repository.count(session);
        if (found.isEmpty()) {
            return emptyPage(range, count);
        }
        long first = found.get(0).sequence();
        long last = found.get(found.size() - 1).sequence();
        return new MessagePage(List.copyOf(found), some(last < count, last), some(first > 1, first));
    }

    /** A page without messages still says on which side of it some are: behind 0, or ahead of the one that may come next. */
    private static MessagePage emptyPage(MessageRange range, long count) {
        boolean some = count > 0;
        return range.backwards()
                ? new MessagePage(List.of(), some(some, 0), OptionalLong.empty())
                : new MessagePage(List.of(), OptionalLong.empty(), some(some, count + 1));
    }

    private ConversationRepository.Numbers takeNumbers(SessionId session, int count) {
        return repository
                .takeNumbers(session, count)
                .or(() -> {
                    repository.makeDefault(session);
                    return repository.takeNumbers(session, count);
                })
                .orElseThrow(() -> new ConversationFull(session));
    }

    private static OptionalLong some(boolean present, long value) {
        return present ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
