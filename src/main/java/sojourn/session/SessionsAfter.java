package sojourn.session;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a page of a listing begins: behind the last session of the page before, or so many sessions from the top.
 *
 * @param key the last session seen; a listing that is continued by it is stable while sessions are added
 */
public record SessionsAfter(Optional<Key> key, int skip) {

    /** The place of a session in listings: newest first, the id deciding between equal instants. */
    public record Key(Instant createdAt, SessionId id) {}

    public static SessionsAfter skipping(int skip) {
        return new SessionsAfter(Optional.empty(), skip);
    }

    public static SessionsAfter session(Key key) {
        return new SessionsAfter(Optional.of(key), 0);
    }
}
