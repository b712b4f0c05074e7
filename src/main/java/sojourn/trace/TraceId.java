package sojourn.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id by which a request is found again in logs and traces: 32 hexadecimal digits.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public final class TraceId {

    /** The header in which a caller hands over the trace that its request belongs to. */
    public static final String HEADER = "traceparent";

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private TraceId() {}

    /** The caller's trace id, or a new one where the header is absent or malformed. */
    public static String of(@Nullable String traceparent) {
        return sent(traceparent).orElseGet(TraceId::fresh);
    }

    /** The caller's trace id; empty where the header is absent or malformed. */
    public static Optional<String> sent(@Nullable String traceparent) {
        return Optional.ofNullable(traceparent)
                .map(TRACEPARENT::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    /** A new trace id. */
    public static String fresh() {
        return hexadecimal(16);
    }

    /** The header for work that begins a trace: what comes behind it finds the same id there. */
    public static String freshParent() {
        return parent(fresh(), hexadecimal(8), "01");
    }

    static String parent(String traceId, String spanId, String flags) {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String hexadecimal(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
