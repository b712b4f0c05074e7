package sojourn.binding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import sojourn.session.ImplicitSessions;
import sojourn.session.Owner;
import sojourn.session.SessionId;

/** A session named by its id: in {@value #HEADER}, or in the path behind {@code /sessions}. */
@Dependent
public class SessionIdClue extends IdClue<SessionId> {

    /** The header that names the session, in requests and in answers. */
    public static final String HEADER = "X-Session-Id";

    private final ImplicitSessions sessions;

    @Inject
    SessionIdClue(ImplicitSessions sessions) {
        super(HEADER, "sessions", SessionId::parse);
        this.sessions = sessions;
    }

    @Override
    protected Optional<NamedSession.Found> find(SessionId id, Owner owner) {
        return sessions.has(id, owner) ? Optional.of(new NamedSession.Found(id, true)) : Optional.empty();
    }
}
