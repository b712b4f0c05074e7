package sojourn.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The id by which a request is found again in logs and traces: 32 hexadecimal digits.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public final class TraceId {

    /** The header in which a caller hands over the trace that its request belongs to. */
    public static final String HEADER = "traceparent";

    /** Where the id stands in the header, and how long the header is at least: version, id, parent and flags in 2, 32, 16, 2. */
    private static final int BEGIN = 3;

    private static final int END = 35;
    private static final int PARENT_END = 52;
    private static final int LEAST_LENGTH = 55;

    private TraceId() {}

    /** The caller's trace id, or a new one where the header is absent or malformed. */
    public static String of(@Nullable String traceparent) {
        return sent(traceparent).orElseGet(TraceId::fresh);
    }

    /** The caller's trace id; empty where the header is absent or malformed. */
    public static Optional<String> sent(@Nullable String traceparent) {
        return traceparent != null && isWellFormed(traceparent)
                ? Optional.of(traceparent.substring(BEGIN, END))
                : Optional.empty();
    }

    /** Each request is looked at here more than once, so no regular expression. */
    private static boolean isWellFormed(String header) {
        if (header.length() < LEAST_LENGTH) {
            return false;
        }
        for (int i = 0; i < LEAST_LENGTH; i++) {
            char character = header.charAt(i);
            boolean isInPlace = switch (i) {
                case BEGIN - 1, END, PARENT_END -> character == '-';
                default -> (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
            };
            if (!isInPlace) {
                return false;
            }
        }
        return true;
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
