package sojourn.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that succeeded, as it is kept for its repetitions.
 *
 * @param status the HTTP status
 * @param etag the entity tag without its quotes, null if the answer had none
 * @param location the address of what was made, null if nothing was
 * @param body the JSON text
 */
public record KeptAnswer(
        int status, @Nullable String etag, @Nullable String location, String body) {}
