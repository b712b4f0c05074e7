package sojourn.conversation;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Optional;
import java.util.UUID;
import sojourn.identifier.Uuids;

/** The identifier of a conversation: a UUID that grows with time (RFC 9562, version 7). It is no secret. */
public record ConversationId(UUID value) {

    private static final TimeBasedEpochGenerator NEXT = Generators.timeBasedEpochGenerator();

    static ConversationId next() {
        return new ConversationId(NEXT.generate());
    }

    /** Reads the 36 characters of a UUID; empty for any other text. */
    public static Optional<ConversationId> parse(String text) {
        return Uuids.parse(text).map(ConversationId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
