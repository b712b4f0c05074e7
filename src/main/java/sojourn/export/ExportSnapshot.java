package sojourn.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sojourn.session.SessionId;

/**
 * An export as it stands.
 *
 * @param error why it failed, a sentence; null otherwise
 * @param finishedAt when it was done or had failed, null until then
 */
public record ExportSnapshot(
        ExportId id,
        SessionId session,
        ExportStatus status,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
