package sojourn.binding;

import java.util.Optional;
import sojourn.session.Owner;
import sojourn.session.SessionId;

/** What a request names as its session, or as something in it. */
public interface NamedSession {

    /** The header in which it stands; empty if it stands in the path, where whoever answers there says what is wrong with it. */
    Optional<String> header();

    /** Finds the session in what the owner has; empty if there is nothing with this id, or somebody else's. */
    Optional<Found> find(Owner owner);

    /**
     * A session that was named.
     *
     * @param binds whether a request can be bound to it by what named it
     */
    record Found(SessionId session, boolean binds) {}
}
