package sojourn.binding;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Ids in headers. */
public final class HeaderIds {

    private HeaderIds() {}

    /**
     * Reads a header that holds one id; empty if it is absent.
     *
     * @throws ClueRefused if it is there twice, or not an id
     */
    public static <T> Optional<T> read(ClueSource request, String header, Function<String, Optional<T>> parse) {
        List<String> values = request.header(header);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> id = values.size() == 1 ? parse.apply(values.get(0).strip()) : Optional.empty();
        if (id.isEmpty()) {
            throw ClueRefused.malformed(header, "must be one UUID");
        }
        return id;
    }
}
