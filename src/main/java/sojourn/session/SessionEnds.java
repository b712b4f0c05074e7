package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ends that nobody asks for: those of sessions whose time has run out.
 *
 * <p>A session is taken and ended in one transaction; rows that another transaction holds are passed over, so that any
 * number of threads and nodes share the work and none waits.
 */
@ApplicationScoped
@Transactional
public class SessionEnds {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_RETRY = Duration.ofHours(1);
    private static final int LONGEST_ERROR = 1_000;

    private final DueSessionRepository due;
    private final SessionLockRepository locks;
    private final SessionClosing closing;

    @Inject
    SessionEnds(DueSessionRepository due, SessionLockRepository locks, SessionClosing closing) {
        this.due = due;
        this.locks = locks;
        this.closing = closing;
    }

    /**
     * Whether a session is due, as far as can be told without a lock.
     *
     * <p>In a transaction, because a timer asks: without one, Payara hands its thread an entity manager that was closed
     * when the deployment was over.
     */
    public boolean isAnyDue() {
        return due.isAny();
    }

    /**
     * Takes the session that has been due for longest, of those that nobody else has locked, and ends it.
     *
     * @param taken told which it is before anything is done to it
     */
    public Attempt endNext(Consumer<SessionId> taken) {
        return end(due.take(), taken);
    }

    /**
     * Waits for the session that has been due for longest, and ends it: for those that are never met unlocked, because
     * somebody goes on asking for what they refuse.
     *
     * @param taken told which it is before anything is done to it
     */
    public Attempt endOldest(Consumer<SessionId> taken) {
        return end(due.oldest().flatMap(locks::lockAnybodysExclusively), taken);
    }

    private Attempt end(Optional<Session> session, Consumer<SessionId> taken) {
        if (session.isEmpty()) {
            return Attempt.NOTHING_DUE;
        }
        taken.accept(session.get().id());
        return closing.closeExpired(session.get()) ? Attempt.ENDED : Attempt.NOT_DUE_ANY_MORE;
    }

    /** What came of looking for a session to end. */
    public enum Attempt {
        ENDED,
        /** It was used or closed meanwhile. */
        NOT_DUE_ANY_MORE,
        NOTHING_DUE
    }

    /**
     * Lets sessions that were used since they were looked at wait for their expiry as it is now; some of them at once.
     *
     * @return whether there may be more
     */
    public boolean rearmBatch() {
        return due.rearm();
    }

    /**
     * Notes that a session's end failed: it is tried again after 10 seconds, then after twice as long each time, up to an
     * hour.
     *
     * <p>Between the failure and this note others may have tried and failed as well: the first note counts for all.
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void noteFailure(SessionId session, Throwable failure) {
        postpone(session, failure);
    }

    /** Does what {@link #noteFailure} does in the caller's transaction. */
    void postpone(SessionId session, Throwable failure) {
        if (!due.lockDue(session)) {
            return;
        }
        int attempts = due.countFailure(session, reason(failure));
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(attempts - 1, 20));
        due.postpone(session, doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY);
    }

    /** The causes in a line each, as administrators are shown them. */
    private static String reason(Throwable thrown) {
        StringBuilder reason = new StringBuilder();
        // That it could not be ended goes without saying where ends that failed are listed.
        @Nullable Throwable first = thrown instanceof EndFailed ? thrown.getCause() : thrown;
        for (@Nullable Throwable cause = first; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && reason.indexOf(cause.getMessage()) < 0) {
                reason.append(reason.isEmpty() ? "" : "\n").append(cause.getMessage());
            }
        }
        String text = reason.isEmpty() ? thrown.getClass().getName() : reason.toString();
        // PostgreSQL takes no U+0000 in a text.
        return text.substring(0, Math.min(text.length(), LONGEST_ERROR)).replace('\0', ' ');
    }

    /** Makes every session whose end failed due at once, and forgets the failures of those that have been ended since. */
    public void retryFailed() {
        due.forgetEnded();
        due.makeFailedDue();
    }

    /** Makes a session due at once if its end has failed. Whether there is such a one. */
    boolean makeDue(SessionId session) {
        return due.makeDue(session);
    }

    /** Up to {@code limit} sessions whose end failed, the newest failure first. */
    @Transactional(TxType.SUPPORTS)
    public List<FailedEnd> listFailed(int limit) {
        return due.listFailed(limit);
    }

    /**
     * An end that failed.
     *
     * @param nextAttempt when it is tried again
     */
    public record FailedEnd(SessionId session, int attempts, String error, Instant failedAt, Instant nextAttempt) {}
}
