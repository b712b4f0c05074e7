package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** Deleting closed sessions after their retention. */
@ApplicationScoped
public class SessionPurge {

    private final PurgeRepository repository;
    private final Event<SessionsPurging> purging;

    @Inject
    SessionPurge(PurgeRepository repository, Event<SessionsPurging> purging) {
        this.repository = repository;
        this.purging = purging;
    }

    /**
     * Deletes some sessions that were closed longer ago, with what was said in them; the longest closed first.
     *
     * @return how many, 0 where none is left that nobody else is deleting
     */
    @Transactional
    public int purgeBatch(Duration age) {
        List<SessionId> closed = repository.lockClosed(age);
        if (!closed.isEmpty()) {
            purging.fire(new SessionsPurging(closed));
            repository.delete(closed);
        }
        return closed.size();
    }
}
