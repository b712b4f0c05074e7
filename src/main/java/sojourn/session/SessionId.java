package sojourn.session;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The identifier of a session: a UUID that grows with time (RFC 9562, version 7), which keeps the indexes dense. It is no secret. */
public record SessionId(UUID value) {

    private static final TimeBasedEpochGenerator NEXT = Generators.timeBasedEpochGenerator();

    /** The id behind which there is none. */
    static final SessionId LAST = new SessionId(new UUID(-1, -1));

    private static final Pattern TEXT = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public static SessionId next() {
        return new SessionId(NEXT.generate());
    }

    /** Reads the 36 characters of a UUID; empty for any other text. */
    public static Optional<SessionId> parse(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new SessionId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
