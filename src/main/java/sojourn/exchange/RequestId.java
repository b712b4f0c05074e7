package sojourn.exchange;

import com.fasterxml.uuid.Generators;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request is called by its sender, its answer and the log: the sender's own name for it, or else a fresh UUID.
 *
 * <p>It is safe to be written anywhere: 1 to 64 letters, digits, dots, dashes and underscores. It need not be the only one
 * of its kind, and is no secret.
 */
public final class RequestId {

    /** The header in which it is sent, and answered. */
    public static final String HEADER = "X-Request-Id";

    /** The name of a request's attribute. */
    static final String ATTRIBUTE = "sojourn.request.id";

    private static final int LONGEST = 64;

    private RequestId() {}

    /**
     * The id of a request; empty for one that did not come through {@link ExchangeFilter}.
     *
     * @param attributes reads the request's attributes, which JAX-RS shows as properties
     */
    public static Optional<String> of(Function<String, @Nullable Object> attributes) {
        return attributes.apply(ATTRIBUTE) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    /** The one that was sent, if it can be taken; or else a fresh one. */
    static String taken(List<String> sent) {
        return sent.size() == 1 && isAcceptable(sent.get(0)) ? sent.get(0) : fresh();
    }

    private static boolean isAcceptable(String sent) {
        return !sent.isEmpty() && sent.length() <= LONGEST && sent.chars().allMatch(RequestId::isPlain);
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }

    /** From plain random numbers: nobody gains by guessing it, and every request needs one. */
    private static String fresh() {
        return Generators.randomBasedGenerator(ThreadLocalRandom.current())
                .generate()
                .toString();
    }
}
