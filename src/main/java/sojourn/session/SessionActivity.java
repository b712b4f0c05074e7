package sojourn.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hot half of a session: when it was used last, and when it expires. A narrow row of its own, because every touch writes it. */
@Entity
@Table(name = "session_activity")
class SessionActivity {

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "last_activity")
    private Instant lastActivity;

    @Column(name = "expires_at")
    private Instant expiresAt;

    /** When to look whether the session has expired: never later than its expiry; null once it is closed. */
    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    /** Why the expiry was set to an instant, null where it follows from the last use. */
    @Column(name = "expiry_reason")
    private @Nullable String expiryReason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SessionActivity() {}

    SessionActivity(SessionId session, Instant now, Instant expiresAt) {
        this.sessionId = session.value();
        this.lastActivity = now;
        this.expiresAt = expiresAt;
        this.dueAt = expiresAt;
    }

    Instant lastActivity() {
        return lastActivity;
    }

    /** Why the expiry was set to an instant, empty where it follows from the last use. */
    Optional<EndReason> expiryReason() {
        return Optional.ofNullable(expiryReason).map(EndReason::of);
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** Records a use at {@code now} that sets the expiry exactly. */
    void set(Instant now, Instant exactly) {
        lastActivity = now.isAfter(lastActivity) ? now : lastActivity;
        expiresAt = exactly;
        dueAt = exactly;
        expiryReason = null;
    }

    /** Sets the expiry exactly, without a use. */
    void expireAt(Instant exactly) {
        expiresAt = exactly;
        dueAt = exactly;
        expiryReason = null;
    }

    /** Lets the session wait for its expiry, if it has been used since it was due. */
    void rearm() {
        dueAt = expiresAt;
    }

    /** Takes the timer off a session that is closed. */
    void disarm() {
        dueAt = null;
    }

    /** Makes sure that the expiry does not lie ahead of {@code now}: from here on it tells every node that the session is over. */
    void close(Instant now) {
        expiresAt = expiresAt.isBefore(now) ? expiresAt : now;
        disarm();
    }
}
