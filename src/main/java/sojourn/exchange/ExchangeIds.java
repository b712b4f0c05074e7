package sojourn.exchange;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the request is called that the calling thread serves: for the log, from its first filter on. */
public record ExchangeIds(String requestId, String traceId) {

    private static final ThreadLocal<@Nullable ExchangeIds> CURRENT = new ThreadLocal<>();

    /** Those of the request that the calling thread serves, on the thread that the server gave it. */
    public static Optional<ExchangeIds> ofThread() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Sets those of the calling thread, or none; answers what they were. */
    static Optional<ExchangeIds> set(Optional<ExchangeIds> ids) {
        Optional<ExchangeIds> before = ofThread();
        if (ids.isPresent()) {
            CURRENT.set(ids.get());
        } else {
            CURRENT.remove();
        }
        return before;
    }
}
