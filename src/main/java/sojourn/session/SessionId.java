package sojourn.session;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Optional;
import java.util.UUID;
import sojourn.identifier.Uuids;

/** The identifier of a session: a UUID that grows with time (RFC 9562, version 7), which keeps the indexes dense. It is no secret. */
public record SessionId(UUID value) {

    private static final TimeBasedEpochGenerator NEXT = Generators.timeBasedEpochGenerator();

    /** The id behind which there is none. */
    static final SessionId LAST = new SessionId(new UUID(-1, -1));

    public static SessionId next() {
        return new SessionId(NEXT.generate());
    }

    /** Reads the 36 characters of a UUID; empty for any other text. */
    public static Optional<SessionId> parse(String text) {
        return Uuids.parse(text).map(SessionId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
