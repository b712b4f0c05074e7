package sojourn.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * The cold half of a session: who owns it, what it holds, where it stands.
 *
 * <p>Its life: it is opened {@code ACTIVE}, may be paused and resumed, and is closed once, for one reason; one of nobody
 * may be adopted once. Everything that changes it holds its row's exclusive lock, so no two changes meet; a write inside
 * it (a message) holds the row's share lock, so that none meets the close. What every request moves, its last activity
 * and expiry, stands in {@link SessionActivity}.
 */
@Entity
@Table(name = "session")
@DynamicUpdate
class Session {

    @Id
    private UUID id;

    @Column(name = "owner_type")
    private String ownerType;

    @Column(name = "owner_name")
    private String ownerName;

    @Enumerated(EnumType.STRING)
    private SessionStatus status;

    @ColumnTransformer(read = "context::text", write = "?::jsonb")
    private String context;

    @Column(name = "duration_micros")
    private long durationMicros;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "end_reason")
    private @Nullable String endReason;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "is_transient")
    private boolean isTransient;

    @Version
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    /** Opens a session at {@code now}. */
    Session(SessionId id, Owner owner, JsonText context, Duration duration, Instant now) {
        OwnerColumns columns = OwnerColumns.of(owner);
        this.id = id.value();
        this.ownerType = columns.type();
        this.ownerName = columns.name();
        this.status = SessionStatus.ACTIVE;
        this.context = context.text();
        this.durationMicros = micros(duration);
        this.createdAt = now;
    }

    SessionId id() {
        return new SessionId(id);
    }

    Owner owner() {
        return new OwnerColumns(ownerType, ownerName).owner();
    }

    SessionStatus status() {
        return status;
    }

    /** Whether a request made it for itself; the row of such a one is written by a statement of its own. */
    boolean isTransient() {
        return isTransient;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Duration duration() {
        return Duration.of(durationMicros, ChronoUnit.MICROS);
    }

    /** This session for a write at {@code now} that finds it expiring at {@code expiresAt}. */
    LiveSession live(Instant expiresAt, Instant now) {
        return new LiveSession(id(), createdAt, expiresAt, duration(), version, now);
    }

    /** Whether the context is of the same value. */
    boolean has(JsonText other) {
        return new JsonText(context).isSameAs(other);
    }

    /** Gives it another owner than nobody. */
    void adopt(Owner adopter) {
        OwnerColumns columns = OwnerColumns.of(adopter);
        ownerType = columns.type();
        ownerName = columns.name();
    }

    void changeContext(JsonText replacement) {
        context = replacement.text();
    }

    void changeDuration(Duration replacement) {
        durationMicros = micros(replacement);
    }

    void pause() {
        status = SessionStatus.INACTIVE;
    }

    void resume() {
        status = SessionStatus.ACTIVE;
    }

    void close(EndReason reason, SessionStatus closed, Instant now) {
        if (!status.isLive()) {
            throw new IllegalStateException("The session " + id + " is closed already");
        }
        status = closed;
        endReason = reason.label();
        endedAt = now;
    }

    SessionSnapshot snapshot(Instant lastActivity, Instant expiresAt) {
        return new SessionSnapshot(
                id(),
                owner(),
                status,
                new JsonText(context),
                createdAt,
                lastActivity,
                expiresAt,
                duration(),
                version,
                endReason == null ? null : EndReason.of(endReason),
                endedAt);
    }

    private static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }
}
