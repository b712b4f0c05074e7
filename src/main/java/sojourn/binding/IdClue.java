package sojourn.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sojourn.session.Owner;

/**
 * A session named by an id, its own or that of something in it: in a header, or in the path behind a collection.
 *
 * @param <T> the id
 */
public abstract class IdClue<T> implements SessionClue {

    private final String header;
    private final String collection;
    private final Function<String, Optional<T>> parse;

    /**
     * Such a clue.
     *
     * @param header the header in which the id may stand
     * @param collection the first segment of a path, behind which the id may stand
     * @param parse reads the id, empty if it is none
     */
    protected IdClue(String header, String collection, Function<String, Optional<T>> parse) {
        this.header = header;
        this.collection = collection;
        this.parse = parse;
    }

    /** Finds the session in what an owner has; empty if there is nothing with this id, or somebody else's. */
    protected abstract Optional<NamedSession.Found> find(T id, Owner owner);

    @Override
    public List<NamedSession> find(ClueSource request) {
        List<String> sent = request.header(header);
        List<String> path = request.path();
        boolean inPath = path.size() > 1 && path.get(0).equals(collection);
        if (sent.isEmpty() && !inPath) {
            return List.of();
        }
        List<NamedSession> named = new ArrayList<>();
        if (!sent.isEmpty()) {
            named.add(new ById(Optional.of(header), only(sent)));
        }
        if (inPath) {
            parse.apply(path.get(1)).ifPresent(id -> named.add(new ById(Optional.empty(), id)));
        }
        return named;
    }

    private T only(List<String> sent) {
        Optional<T> id = sent.size() == 1 ? parse.apply(sent.get(0).strip()) : Optional.empty();
        return id.orElseThrow(() -> ClueRefused.malformed(header, "must be one UUID"));
    }

    private final class ById implements NamedSession {

        private final Optional<String> header;
        private final T id;

        ById(Optional<String> header, T id) {
            this.header = header;
            this.id = id;
        }

        @Override
        public Optional<String> header() {
            return header;
        }

        @Override
        public Optional<Found> find(Owner owner) {
            return IdClue.this.find(id, owner);
        }
    }
}
