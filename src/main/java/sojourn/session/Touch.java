package sojourn.session;

import java.time.Instant;

/**
 * An access that renews a session, not yet written.
 *
 * @param at when it happened, by the database's clock
 * @param renewed the expiry that it brings
 * @param version the version of the session that was accessed; a later change of the session overrides the touch
 */
record Touch(SessionId session, Instant at, Instant renewed, long version) {}
