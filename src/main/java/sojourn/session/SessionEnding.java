package sojourn.session;

import java.time.Instant;

/**
 * The event that a session is being closed, fired synchronously inside the transaction that closes it.
 *
 * <p>Rooms that keep something in a session observe it and do their part; an exception rolls the whole end back. It must
 * be observed in the transaction itself, never asynchronously.
 *
 * @param endedAt the instant of the end by the database's clock
 */
public record SessionEnding(SessionId session, EndReason reason, Instant endedAt) {}
