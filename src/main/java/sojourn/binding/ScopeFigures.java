package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import sojourn.session.SessionId;

/** How much work goes on in a session on this node. */
@ApplicationScoped
public class ScopeFigures {

    private final OpenScopes open;

    @Inject
    ScopeFigures(OpenScopes open) {
        this.open = open;
    }

    /**
     * How many pieces of work keep a session alive: requests, and tasks that were given it. What one of them has started
     * shares the session with it, and counts as one with it.
     */
    public int using(SessionId session) {
        return open.uses(session);
    }
}
