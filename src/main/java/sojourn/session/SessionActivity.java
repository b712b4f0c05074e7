package sojourn.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

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

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SessionActivity() {}

    SessionActivity(SessionId session, Instant now, Instant expiresAt) {
        this.sessionId = session.value();
        this.lastActivity = now;
        this.expiresAt = expiresAt;
    }

    Instant lastActivity() {
        return lastActivity;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** Records a use at {@code now} that sets the expiry exactly. */
    void set(Instant now, Instant exactly) {
        lastActivity = now.isAfter(lastActivity) ? now : lastActivity;
        expiresAt = exactly;
    }

    /** Makes sure that the expiry does not lie ahead of {@code now}: from here on it tells every node that the session is over. */
    void close(Instant now) {
        expiresAt = expiresAt.isBefore(now) ? expiresAt : now;
    }
}
