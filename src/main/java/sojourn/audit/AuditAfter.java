package sojourn.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page of the trail begins: behind the last entry of the page before, or so many entries from the top.
 *
 * @param key the last entry seen; a listing that is continued by it is stable while entries are added
 */
public record AuditAfter(Optional<Key> key, int skip) {

    /** The place of an entry in the trail: newest first, the id deciding between equal instants. */
    public record Key(Instant at, UUID id) {}

    public static AuditAfter skipping(int skip) {
        return new AuditAfter(Optional.empty(), skip);
    }

    public static AuditAfter entry(Key key) {
        return new AuditAfter(Optional.of(key), 0);
    }
}
