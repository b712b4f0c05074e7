package sojourn.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * A list of messages in a session.
 *
 * <p>Its life: it begins with the session's first message, grows by appending, and is sealed by the session's end. Its
 * row's lock orders the writers: whoever counts {@code message_count} up owns the numbers in between. Only what queries
 * join by is mapped; {@link ConversationRepository} counts and seals in statements.
 */
@Entity
@Table(name = "conversation")
class Conversation {

    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "is_default")
    private boolean isDefault;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Conversation() {}
}
