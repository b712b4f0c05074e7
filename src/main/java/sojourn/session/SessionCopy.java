package sojourn.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * A session as it is kept in the cache. Instants are microseconds since 1970, as precise as the database's.
 *
 * <p>A field is never given another meaning or number: whoever does not know one passes over it.
 */
record SessionCopy(
        @ProtoField(number = 1) String id,
        @ProtoField(number = 2) String ownerType,
        @ProtoField(number = 3) String ownerName,
        @ProtoField(number = 4) String status,
        @ProtoField(number = 5) String context,
        @ProtoField(number = 6, defaultValue = "0") long createdAt,
        @ProtoField(number = 7, defaultValue = "0") long lastActivity,
        @ProtoField(number = 8, defaultValue = "0") long expiresAt,
        @ProtoField(number = 9, defaultValue = "0") long durationMicros,
        @ProtoField(number = 10, defaultValue = "0") long version,
        @ProtoField(number = 11) @Nullable String endReason,
        @ProtoField(number = 12) @Nullable Long endedAt) {

    static SessionCopy of(SessionSnapshot session) {
        OwnerColumns owner = OwnerColumns.of(session.owner());
        @Nullable EndReason reason = session.endReason();
        @Nullable Instant ended = session.endedAt();
        return new SessionCopy(
                session.id().toString(),
                owner.type(),
                owner.name(),
                session.status().name(),
                session.context().text(),
                micros(session.createdAt()),
                micros(session.lastActivity()),
                micros(session.expiresAt()),
                session.duration().toNanos() / 1_000,
                session.version(),
                reason == null ? null : reason.label(),
                ended == null ? null : micros(ended));
    }

    /**
     * The copy after a renewal of the session in the given version; of another one it says nothing, because what sets an
     * earlier expiry makes another version.
     */
    SessionCopy renewed(long renewedVersion, long lastActivity, long expiresAt) {
        if (version != renewedVersion) {
            return this;
        }
        return new SessionCopy(
                id,
                ownerType,
                ownerName,
                status,
                context,
                createdAt,
                Math.max(this.lastActivity, lastActivity),
                Math.max(this.expiresAt, expiresAt),
                durationMicros,
                version,
                endReason,
                endedAt);
    }

    SessionSnapshot snapshot() {
        return new SessionSnapshot(
                SessionId.parse(id).orElseThrow(),
                new OwnerColumns(ownerType, ownerName).owner(),
                SessionStatus.valueOf(status),
                new JsonText(context),
                instant(createdAt),
                instant(lastActivity),
                instant(expiresAt),
                Duration.of(durationMicros, ChronoUnit.MICROS),
                version,
                endReason == null ? null : EndReason.of(endReason),
                endedAt == null ? null : instant(endedAt));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
