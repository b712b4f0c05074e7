package sojourn.apikey;

import java.time.Instant;
import java.util.Optional;

/** Where a page of keys begins: behind one of them, or so many below the newest. */
public record ApiKeysAfter(Optional<Key> key, int skip) {

    /** A key's place among the others, which are in the order of their making. */
    public record Key(Instant createdAt, ApiKeyId id) {}

    public static ApiKeysAfter skipping(int skip) {
        return new ApiKeysAfter(Optional.empty(), skip);
    }

    public static ApiKeysAfter apiKey(Key key) {
        return new ApiKeysAfter(Optional.of(key), 0);
    }
}
