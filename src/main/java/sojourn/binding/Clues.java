package sojourn.binding;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sojourn.identity.AnonymousSecret;
import sojourn.session.Owner;

/**
 * What a request says about its session, weighed.
 *
 * <p>What it names goes before what its owner has. Names in headers are looked up, so that a wrong one is refused and
 * never silently something else; a name in the path alone is left to whoever answers there.
 */
@Dependent
class Clues {

    private static final String PATH = "path";

    /** A credential that fails is told before all else, whichever way round the clues come. */
    private static final Comparator<NamedSession> CREDENTIALS_FIRST =
            Comparator.comparing(one -> !one.header().equals(Optional.of(AnonymousSecret.HEADER)));

    /** All of them, looked for once. */
    private final List<SessionClue> clues;

    @Inject
    Clues(Instance<SessionClue> clues) {
        this.clues = clues.stream().toList();
    }

    /**
     * By what a request finds its session.
     *
     * @throws ClueRefused if a clue is malformed, names what is not the owner's, or says another thing than the next one
     */
    Target weigh(ClueSource request, Owner owner) {
        List<NamedSession> named = new ArrayList<>();
        for (SessionClue clue : clues) {
            named.addAll(clue.find(request));
        }
        if (named.isEmpty()) {
            return new Target.Newest();
        }
        named.sort(CREDENTIALS_FIRST);
        return named.stream().allMatch(one -> one.header().isEmpty())
                ? new Target.InPath(named.get(0))
                : compared(named, owner);
    }

    private static Target compared(List<NamedSession> named, Owner owner) {
        Map<String, NamedSession.Found> found = new LinkedHashMap<>();
        for (NamedSession one : named) {
            Optional<NamedSession.Found> session = one.find(owner);
            if (session.isEmpty() && one.header().isPresent()) {
                throw ClueRefused.absent(one.header().get());
            }
            session.ifPresent(known -> found.put(one.header().orElse(PATH), known));
        }
        if (found.values().stream().map(NamedSession.Found::session).distinct().count() > 1) {
            throw ClueRefused.disagreeing(List.copyOf(found.keySet()));
        }
        NamedSession.Found first = found.values().iterator().next();
        return found.values().stream().allMatch(NamedSession.Found::binds)
                ? new Target.Named(first.session())
                : new Target.Over(first.session());
    }
}
