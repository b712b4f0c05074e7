package sojourn.binding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import sojourn.identity.AnonymousSecret;
import sojourn.session.ImplicitSessions;
import sojourn.session.Owner;

/** An anonymous session named by its secret, whose fingerprint is its owner's key. */
@Dependent
class SecretClue implements SessionClue {

    private final ImplicitSessions sessions;

    @Inject
    SecretClue(ImplicitSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<NamedSession> find(ClueSource request) {
        return request.header(AnonymousSecret.HEADER).isEmpty() ? List.of() : List.of(new BySecret());
    }

    private final class BySecret implements NamedSession {

        @Override
        public Optional<String> header() {
            return Optional.of(AnonymousSecret.HEADER);
        }

        @Override
        public Optional<Found> find(Owner owner) {
            return Optional.of(new Found(
                    sessions.newest(owner).orElseThrow(() -> ClueRefused.unknownSecret(AnonymousSecret.HEADER)), true));
        }
    }
}
