package sojourn.session;

import java.time.Instant;

/** A session as a query saw it, with the instant of the query by the database's clock. */
record Sighting(SessionSnapshot session, Instant now) {

    SessionSnapshot asSeen() {
        return session.asOf(now);
    }

    boolean isInUse() {
        return session.isLive(now) && session.status() == SessionStatus.ACTIVE;
    }
}
