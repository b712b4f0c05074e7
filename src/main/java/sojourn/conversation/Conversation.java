package sojourn.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import sojourn.session.SessionId;

/**
 * A list of messages in a session.
 *
 * <p>Its life: it begins with the session's first message, grows by appending, and is sealed by the session's end. Its
 * row's lock orders the writers: whoever counts {@code message_count} up owns the numbers in between.
 */
@Entity
@Table(name = "conversation")
class Conversation {

    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID sessionId;

    private @Nullable String name;

    @Column(name = "is_default")
    private boolean isDefault;

    @ColumnTransformer(read = "metadata::text", write = "?::jsonb")
    private String metadata;

    @Column(name = "message_count")
    private long messageCount;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_message_at")
    private @Nullable Instant lastMessageAt;

    @Column(name = "sealed_at")
    private @Nullable Instant sealedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Conversation() {}

    UUID id() {
        return id;
    }

    SessionId session() {
        return new SessionId(sessionId);
    }
}
