package sojourn.export;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Optional;
import java.util.UUID;
import sojourn.identifier.Uuids;

/** The identifier of an export: a UUID that grows with time (RFC 9562, version 7). It is no secret. */
public record ExportId(UUID value) {

    private static final TimeBasedEpochGenerator NEXT = Generators.timeBasedEpochGenerator();

    static ExportId next() {
        return new ExportId(NEXT.generate());
    }

    /** Reads the 36 characters of a UUID; empty for any other text. */
    public static Optional<ExportId> parse(String text) {
        return Uuids.parse(text).map(ExportId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
