package sojourn.session;

import java.time.Instant;

/**
 * The event that a session is being closed, fired synchronously inside the transaction that closes it.
 *
 * <p>Rooms that keep something in a session observe it and do their part; an exception rolls the whole end back. It must
 * be observed in the transaction itself, never asynchronously.
 *
 * <p>The session's row and its activity are locked. Observers lock in the order conversation, order, customer, and say
 * by {@code @Priority} when it is their turn; what is told to the outside comes last.
 *
 * @param endedAt the instant of the end by the database's clock
 * @param endedBy who asked for it, or what: see {@link Actor}
 */
public record SessionEnding(SessionId session, Owner owner, EndReason reason, Instant endedAt, Actor endedBy) {

    /** The turns of those who take part in an end. */
    public static final class Turn {

        public static final int CONVERSATIONS = 100;
        public static final int ORDERS = 200;
        public static final int EVENTS = 300;
        public static final int AUDIT = 400;

        private Turn() {}
    }
}
