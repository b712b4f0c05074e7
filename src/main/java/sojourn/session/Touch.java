package sojourn.session;

import java.time.Instant;

/**
 * An access that renews a session, not yet written.
 *
 * @param at when it happened, by the database's clock
 * @param renewed the expiry that it brings
 * @param version the version of the session that was accessed; a later change of the session overrides the touch
 */
record Touch(SessionId session, Instant at, Instant renewed, long version) {

    /** This touch or the other one of the same session: the later version's, or the later one's by at least a second. */
    Touch newerBySeconds(Touch other) {
        if (version != other.version) {
            return version > other.version ? this : other;
        }
        return other.at.isBefore(at.plusSeconds(1)) ? this : other;
    }
}
