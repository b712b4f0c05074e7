package sojourn.apikey;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that is wanted.
 *
 * @param name what it is for
 * @param expiresAt from when on it is to be refused; empty if it is to be good until it is revoked
 */
public record NewApiKey(String name, KeyHolder holder, Optional<Instant> expiresAt) {}
