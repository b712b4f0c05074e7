package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Everybody's sessions, for administrators. Their reads touch nothing. */
@ApplicationScoped
@Transactional
public class SessionAdministration {

    private final SessionRepository reads;
    private final SessionLockRepository locks;
    private final SessionClosing closing;

    @Inject
    SessionAdministration(SessionRepository reads, SessionLockRepository locks, SessionClosing closing) {
        this.reads = reads;
        this.locks = locks;
        this.closing = closing;
    }

    /**
     * Reads a session, whoever owns it.
     *
     * @throws SessionNotFound if there is none with this id
     */
    @Transactional(TxType.SUPPORTS)
    public SessionSnapshot read(SessionId id) {
        return reads.findAnybodys(id).orElseThrow(() -> new SessionNotFound(id)).asSeen();
    }

    /** Up to {@code limit} sessions of anybody, newest first. */
    @Transactional(TxType.SUPPORTS)
    public List<SessionSnapshot> list(SessionsAfter after, int limit) {
        return reads.listAnybodys(after, limit).stream().map(Sighting::asSeen).toList();
    }

    /**
     * Closes a session, whoever owns it; a closed one is answered as it was closed.
     *
     * @throws SessionNotFound if there is none with this id
     * @throws VersionMismatch if it has another version than it must
     */
    public SessionSnapshot end(SessionId id, VersionCondition condition, Actor by) {
        Session session = locks.lockAnybodysExclusively(id).orElseThrow(() -> new SessionNotFound(id));
        condition.check(id, session.version());
        return closing.close(session, EndReason.ADMIN, by);
    }
}
