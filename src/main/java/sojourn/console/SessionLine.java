package sojourn.console;

import org.jspecify.annotations.Nullable;
import sojourn.session.SessionSnapshot;
import sojourn.user.UserProfile;

/** A session in a listing, with what is known of its owner. */
public final class SessionLine {

    private final SessionSnapshot session;
    private final @Nullable UserProfile user;

    SessionLine(SessionSnapshot session, @Nullable UserProfile user) {
        this.session = session;
        this.user = user;
    }

    public SessionSnapshot getSession() {
        return session;
    }

    public String getId() {
        return session.id().toString();
    }

    /** Who owns it, in words: a person's name where it is known. */
    public String getOwner() {
        if (user != null && user.name() != null) {
            return user.name();
        }
        return OwnerNames.of(session.owner());
    }

    public @Nullable String getEmail() {
        return user == null ? null : user.email();
    }

    public boolean isLive() {
        return session.status().isLive();
    }
}
