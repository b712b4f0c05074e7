package sojourn.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.metrics.Counter;
import sojourn.figure.FigureGroup;
import sojourn.figure.Figures;

/**
 * How many requests to the API were answered, and how.
 *
 * <p>A filter counts them and not the server, whose metrics know the methods of resources only: what is refused ahead of
 * the resources is not among those. Safe for any number of threads.
 */
@ApplicationScoped
class RequestMetrics {

    /** What says by itself what is the matter: too many requests, and a server that cannot serve. */
    private static final Set<Integer> ALONE = Set.of(429, 503);

    private static final List<String> KINDS = List.of("1xx", "2xx", "3xx", "4xx", "429", "5xx", "503");
    private static final int HUNDRED = 100;

    private final Map<String, Counter> answered = new HashMap<>();
    private final Counter time;

    @Inject
    RequestMetrics(Figures figures) {
        FigureGroup group = figures.group("requests");
        for (String kind : KINDS) {
            answered.put(
                    kind,
                    group.counter(
                            "answered",
                            "Requests to the API that were answered; 4xx is without 429, 5xx without 503",
                            "status",
                            kind));
        }
        this.time = group.timeCounter("time", "How long these requests took, all together");
    }

    /** Shows everything from the start, also what has not happened yet: the bean is made with the first call. */
    void show() {
        // It is made.
    }

    /**
     * A request is over.
     *
     * @param begun when it came, by the monotonic clock
     */
    void end(int status, long begun) {
        time.inc(System.nanoTime() - begun);
        Objects.requireNonNull(answered.get(kind(status))).inc();
    }

    long answered() {
        return KINDS.stream().mapToLong(this::answered).sum();
    }

    long answered(String kind) {
        return Objects.requireNonNull(answered.get(kind)).getCount();
    }

    /** What an answer is counted as; a status that HTTP does not know is the server's fault. */
    static String kind(int status) {
        String kind = ALONE.contains(status) ? Integer.toString(status) : status / HUNDRED + "xx";
        return KINDS.contains(kind) ? kind : "5xx";
    }
}
