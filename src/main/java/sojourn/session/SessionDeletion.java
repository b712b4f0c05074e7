package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;

/** The one way in which closed sessions are deleted; part of the caller's transaction, which holds their locks. */
@ApplicationScoped
class SessionDeletion {

    private final DeletionRepository repository;
    private final SessionCopies copies;
    private final Event<SessionsDeleting> deleting;

    @Inject
    SessionDeletion(DeletionRepository repository, SessionCopies copies, Event<SessionsDeleting> deleting) {
        this.repository = repository;
        this.copies = copies;
        this.deleting = deleting;
    }

    /** Deletes sessions with all that goes with them. */
    void delete(List<SessionId> closed) {
        copies.changing(closed);
        deleting.fire(new SessionsDeleting(closed));
        repository.delete(closed);
    }
}
