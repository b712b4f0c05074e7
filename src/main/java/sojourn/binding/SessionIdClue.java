package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sojourn.session.ImplicitSessions;
import sojourn.session.Owner;
import sojourn.session.SessionId;

/** A session named by its id: in {@value #HEADER}, or in the path behind {@code /sessions}. */
@ApplicationScoped
class SessionIdClue implements SessionClue {

    static final String HEADER = "X-Session-Id";

    private static final String COLLECTION = "sessions";

    private final ImplicitSessions sessions;

    @Inject
    SessionIdClue(ImplicitSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<NamedSession> find(ClueSource request) {
        Optional<NamedSession> inHeader =
                HeaderIds.read(request, HEADER, SessionId::parse).map(id -> named(Optional.of(HEADER), id));
        List<String> path = request.path();
        Optional<NamedSession> inPath = path.size() > 1 && path.get(0).equals(COLLECTION)
                ? SessionId.parse(path.get(1)).map(id -> named(Optional.empty(), id))
                : Optional.empty();
        return Stream.of(inHeader, inPath).flatMap(Optional::stream).toList();
    }

    private NamedSession named(Optional<String> header, SessionId id) {
        return new NamedSession() {
            @Override
            public Optional<String> header() {
                return header;
            }

            @Override
            public Optional<Found> find(Owner owner) {
                return sessions.has(id, owner) ? Optional.of(new Found(id, true)) : Optional.empty();
            }
        };
    }
}
