package sojourn.session;

import java.time.Instant;

/**
 * The event that a session of nobody is becoming somebody's, fired synchronously inside the transaction that makes it so.
 *
 * <p>Rooms that keep an owner with what they keep in a session observe it and do their part; an exception rolls the whole
 * adoption back. It must be observed in the transaction itself, never asynchronously.
 *
 * <p>The session's row and its activity are locked. Observers take the turns of {@link SessionEnding.Turn}.
 *
 * @param adopter whose the session is from now on
 * @param adoptedAt the instant of the adoption by the database's clock
 */
public record SessionAdopting(SessionId session, Owner adopter, Instant adoptedAt) {}
