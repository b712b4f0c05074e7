package sojourn.apikey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as administrators are shown it: everything but its secret.
 *
 * @param prefix how its secret begins, by which it is recognised
 * @param name what it is for
 * @param createdBy the id of the administrator who made it
 * @param expiresAt from when on it is refused, null if it is good until it is revoked
 * @param lastUsedAt when it was used last, to the minute; null if it never was
 * @param revokedAt since when it is refused, null if it was not revoked
 */
public record ApiKey(
        ApiKeyId id,
        String prefix,
        String name,
        KeyHolder holder,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
