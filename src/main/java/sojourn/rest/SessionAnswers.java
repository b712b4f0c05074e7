package sojourn.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.session.Owner;
import sojourn.session.SessionSnapshot;
import sojourn.user.UserProfile;
import sojourn.user.Users;

/** Sessions with their users, as answers show them. */
@ApplicationScoped
class SessionAnswers {

    private final Users users;

    @Inject
    SessionAnswers(Users users) {
        this.users = users;
    }

    SessionResponse own(SessionSnapshot session, Caller caller) {
        return SessionResponse.of(session, profile(caller));
    }

    /** Whether all that answers tell of a caller is in its credential, so that the database need not be asked. */
    static boolean isTold(Caller caller) {
        return caller.kind() != Caller.Kind.USER || (caller.email() != null && caller.displayName() != null);
    }

    List<SessionResponse> own(List<SessionSnapshot> sessions, Caller caller) {
        @Nullable UserProfile profile = profile(caller);
        return sessions.stream()
                .map(session -> SessionResponse.of(session, profile))
                .toList();
    }

    SessionResponse anybodys(SessionSnapshot session) {
        return anybodys(List.of(session)).get(0);
    }

    List<SessionResponse> anybodys(List<SessionSnapshot> sessions) {
        Set<String> ids = sessions.stream()
                .map(SessionSnapshot::owner)
                .filter(Owner.User.class::isInstance)
                .map(owner -> ((Owner.User) owner).id())
                .collect(Collectors.toSet());
        Map<String, UserProfile> profiles = users.find(ids);
        return sessions.stream()
                .map(session -> SessionResponse.of(session, profile(session.owner(), profiles)))
                .toList();
    }

    /** Keeps what a user's credential tells of the user; a service is none. */
    void remember(Caller caller) {
        if (caller.kind() != Caller.Kind.USER) {
            return;
        }
        users.remember(new UserProfile(caller.id(), caller.email(), caller.displayName()));
    }

    /** The user that the caller is, if any. Its own token says who it is, newer than anything stored; only where it is silent, what is stored speaks. */
    private @Nullable UserProfile profile(Caller caller) {
        if (caller.kind() != Caller.Kind.USER) {
            return null;
        }
        UserProfile told = new UserProfile(caller.id(), caller.email(), caller.displayName());
        if (told.email() != null && told.name() != null) {
            return told;
        }
        @Nullable UserProfile stored = users.find(Set.of(caller.id())).get(caller.id());
        return stored == null
                ? told
                : new UserProfile(
                        told.id(),
                        told.email() != null ? told.email() : stored.email(),
                        told.name() != null ? told.name() : stored.name());
    }

    private static @Nullable UserProfile profile(Owner owner, Map<String, UserProfile> profiles) {
        return owner instanceof Owner.User user
                ? profiles.getOrDefault(user.id(), new UserProfile(user.id(), null, null))
                : null;
    }
}
