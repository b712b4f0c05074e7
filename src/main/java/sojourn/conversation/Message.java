package sojourn.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import sojourn.json.JsonText;

/** One entry of a conversation. Written once, never changed. */
@Entity
@Table(name = "message")
class Message {

    @EmbeddedId
    private Key key;

    private String role;

    private String content;

    @ColumnTransformer(read = "metadata::text", write = "?::jsonb")
    private String metadata;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Message() {}

    Message(UUID conversation, long sequence, NewMessage message, Instant createdAt) {
        this.key = new Key(conversation, sequence);
        this.role = message.role().label();
        this.content = message.content();
        this.metadata = message.metadata().text();
        this.createdAt = createdAt;
    }

    MessageSnapshot snapshot() {
        return new MessageSnapshot(
                key.sequence(), Role.of(role).orElseThrow(), content, new JsonText(metadata), createdAt);
    }

    /** A message's conversation, and its number in it. */
    @Embeddable
    record Key(@Column(name = "conversation_id") UUID conversation, long sequence) {}
}
