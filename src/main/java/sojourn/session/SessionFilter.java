package sojourn.session;

import java.time.Instant;
import java.util.Optional;

/**
 * Which sessions an administrator asks for, and in which order: those to which all that is given applies.
 *
 * @param status as everybody sees it: from its expiry on a session is {@code EXPIRED}, whether or not its end has run
 * @param owner words of a user's id, e-mail or name, or of a service's name, in full or their beginnings
 * @param id the beginning of its id
 * @param from the earliest instant of its creation
 * @param to the instant ahead of which it was created
 */
public record SessionFilter(
        Optional<SessionStatus> status,
        Optional<String> owner,
        Optional<SessionIdPrefix> id,
        Optional<Instant> from,
        Optional<Instant> to,
        Order order) {

    public static final SessionFilter NONE = new SessionFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Order.NEWEST);

    /**
     * The order of a listing, by the instant of creation.
     *
     * <p>There is none by last use: an index on it would be written with each touch.
     */
    public enum Order {
        NEWEST,
        OLDEST
    }
}
