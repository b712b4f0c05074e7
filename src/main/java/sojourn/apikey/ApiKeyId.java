package sojourn.apikey;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Optional;
import java.util.UUID;
import sojourn.identifier.Uuids;

/** The identifier of an API key: a UUID that grows with time (RFC 9562, version 7). It is no secret. */
public record ApiKeyId(UUID value) {

    private static final TimeBasedEpochGenerator NEXT = Generators.timeBasedEpochGenerator();

    static ApiKeyId next() {
        return new ApiKeyId(NEXT.generate());
    }

    /** Reads the 36 characters of a UUID; empty for any other text. */
    public static Optional<ApiKeyId> parse(String text) {
        return Uuids.parse(text).map(ApiKeyId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
