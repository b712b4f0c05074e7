package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import sojourn.database.DatabaseTrouble;

/** The ends that failed, one of which an administrator tries again at once. Not inside a transaction. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class FailedEnds {

    private final SessionEnds ends;
    private final SessionAdministration sessions;

    @Inject
    FailedEnds(SessionEnds ends, SessionAdministration sessions) {
        this.ends = ends;
        this.sessions = sessions;
    }

    /**
     * Tries an end again, whatever the time of its next attempt. A failure is noted like any other.
     *
     * @return the session as it was closed
     * @throws SessionNotFound if there is no session with this id whose end failed
     * @throws EndFailed if it fails again
     */
    public SessionSnapshot retry(SessionId id, Actor by) {
        if (!ends.makeDue(id)) {
            throw new SessionNotFound(id);
        }
        try {
            return sessions.close(id, VersionCondition.ANY, ClosingWish.EXPIRE, by);
        } catch (RuntimeException e) {
            if (DatabaseTrouble.behind(e)
                    .filter(DatabaseTrouble.UNAVAILABLE::equals)
                    .isEmpty()) {
                ends.noteFailure(id, e);
            }
            throw e;
        }
    }
}
