package sojourn.binding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a request keeps its scope, for those who see the request on another thread than its own. */
public final class RequestScope {

    /** The name of the request's attribute, which JAX-RS shows as a property. */
    public static final String ATTRIBUTE = "sojourn.scope";

    /** The name of the attribute that says that an answer failed when some of it was sent. */
    public static final String BROKEN_OFF = "sojourn.broken-off";

    private RequestScope() {}

    /** Reads the attribute's value. */
    public static Optional<WorkScope> of(@Nullable Object attribute) {
        return attribute instanceof WorkScope scope ? Optional.of(scope) : Optional.empty();
    }
}
