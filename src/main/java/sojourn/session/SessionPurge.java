package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** Deleting closed sessions after their retention. */
@ApplicationScoped
public class SessionPurge {

    private final DeletionRepository repository;
    private final SessionDeletion deletion;

    @Inject
    SessionPurge(DeletionRepository repository, SessionDeletion deletion) {
        this.repository = repository;
        this.deletion = deletion;
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
            deletion.delete(closed);
        }
        return closed.size();
    }
}
