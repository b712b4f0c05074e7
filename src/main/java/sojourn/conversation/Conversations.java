package sojourn.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.Sessions;
import sojourn.session.VersionCondition;

/**
 * What is said in sessions: appended while they live, readable until they are purged.
 *
 * <p>A session has one default conversation, which its first message makes, and others that are opened. Each grows by
 * appending, and is sealed by the session's end.
 *
 * <p>A write shares the session's lock, so that it is either part of what the session's end keeps or refused. An append
 * holds its conversation's, so that numbers have no gaps. Whoever adds a conversation holds the lock of the session's set
 * of them, so that there are never more than may be. Safe for any number of threads and nodes.
 *
 * <p>Reads do not touch the session: whoever asks has read it before, which does.
 */
@ApplicationScoped
@Transactional
public class Conversations {

    private final Sessions sessions;
    private final ConversationRepository repository;
    private final MessageRepository messages;

    @Inject
    Conversations(Sessions sessions, ConversationRepository repository, MessageRepository messages) {
        this.sessions = sessions;
        this.repository = repository;
        this.messages = messages;
    }

    /**
     * Opens a further conversation in a session, which touches the session.
     *
     * @param condition which version the session must have
     * @throws TooManyConversations if the session has {@value FixedLimits#CONVERSATIONS}
     * @throws sojourn.session.SessionException if the session is not the owner's, not live, paused, or of another version
     */
    public ConversationSnapshot open(
            SessionId session, Owner owner, VersionCondition condition, NewConversation wanted) {
        sessions.enterForWrite(session, owner, condition);
        ConversationRef.ById opened = new ConversationRef.ById(ConversationId.next());
        repository.lockSet(session);
        if (!repository.add(session, opened.id(), false, wanted.name(), wanted.metadata())) {
            throw new TooManyConversations(session);
        }
        if (!wanted.messages().isEmpty()) {
            appendEntered(session, opened, wanted.messages());
        }
        return find(session, owner, opened.id());
    }

    /**
     * Appends messages to a conversation, all or none, which touches the session.
     *
     * @param condition which version the session must have
     * @param added at least one, at most {@value FixedLimits#MESSAGES_AT_ONCE}
     * @throws ConversationNotFound if the session has none with this id
     * @throws ConversationFull if there is no room
     * @throws TooManyConversations if the default one would have to be made, and there is no room for it
     * @throws sojourn.session.SessionException if the session is not the owner's, not live, paused, or of another version
     */
    public List<MessageSnapshot> append(
            SessionId session, Owner owner, VersionCondition condition, ConversationRef which, List<NewMessage> added) {
        sessions.enterForWrite(session, owner, condition);
        return appendEntered(session, which, added);
    }

    /**
     * One conversation of an owner's session.
     *
     * @throws ConversationNotFound if the session has none with this id, or is not the owner's
     */
    @Transactional(TxType.SUPPORTS)
    public ConversationSnapshot find(SessionId session, Owner owner, ConversationId id) {
        return repository
                .find(session, owner, new ConversationRef.ById(id))
                .orElseThrow(() -> new ConversationNotFound(session, id));
    }

    /** Whether a conversation is one of a session's, which the caller's transaction holds. */
    @Transactional(TxType.MANDATORY)
    public boolean has(SessionId session, ConversationId id) {
        return repository.has(session, new ConversationRef.ById(id));
    }

    /** Up to {@code limit} conversations of an owner's session, the default one among them, in the order of their creation. */
    @Transactional(TxType.SUPPORTS)
    public ConversationPage list(SessionId session, Owner owner, ConversationsAfter after, int limit) {
        return repository.list(session, owner, after, limit);
    }

    /**
     * Reads messages of a conversation of an owner's session.
     *
     * @throws ConversationNotFound if the session has none with this id, or is not the owner's
     */
    @Transactional(TxType.SUPPORTS)
    public MessagePage read(SessionId session, Owner owner, ConversationRef which, MessageRange range) {
        List<MessageSnapshot> found = messages.find(session, owner, which, range);
        // Behind the messages: what was appended in between is behind them, and counted.
        Optional<ConversationSnapshot> conversation = repository.find(session, owner, which);
        if (conversation.isEmpty() && which instanceof ConversationRef.ById byId) {
            throw new ConversationNotFound(session, byId.id());
        }
        return MessagePage.of(conversation, range, found);
    }

    private List<MessageSnapshot> appendEntered(SessionId session, ConversationRef which, List<NewMessage> added) {
        ConversationRepository.Numbers numbers = takeNumbers(session, which, added.size());
        List<Message> stored = new ArrayList<>(added.size());
        for (NewMessage message : added) {
            stored.add(new Message(numbers.conversation(), numbers.first() + stored.size(), message, numbers.at()));
        }
        messages.insert(stored);
        return stored.stream().map(Message::snapshot).toList();
    }

    private ConversationRepository.Numbers takeNumbers(SessionId session, ConversationRef which, int count) {
        return repository
                .takeNumbers(session, which, count)
                .or(() -> {
                    makeDefaultIfMeant(session, which);
                    return repository.takeNumbers(session, which, count);
                })
                .orElseThrow(() -> new ConversationFull(session));
    }

    /** Makes the conversation that is meant and not there, which only the default one can be. */
    private void makeDefaultIfMeant(SessionId session, ConversationRef which) {
        // A full conversation may be locked by now. The set is only locked where none is: it comes first.
        if (repository.has(session, which)) {
            return;
        }
        if (which instanceof ConversationRef.ById byId) {
            throw new ConversationNotFound(session, byId.id());
        }
        repository.lockSet(session);
        if (!repository.add(session, ConversationId.next(), true, null, JsonText.EMPTY_OBJECT)
                && !repository.has(session, which)) {
            throw new TooManyConversations(session);
        }
    }
}
