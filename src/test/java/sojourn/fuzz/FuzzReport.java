package sojourn.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was sent and what came back, as tables. Safe for many threads. */
final class FuzzReport {

    private static final Pattern TYPE = Pattern.compile("urn:sojourn:problem:([a-z-]+)");
    private static final int LEAST_REFUSAL = 400;
    private static final String UNHARMED = "nothing: as the document has it";

    private final long seed;
    private final LongAdder requests = new LongAdder();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> mutations = new ConcurrentHashMap<>();

    FuzzReport(long seed) {
        this.seed = seed;
    }

    void add(WireRequest request, String answer) {
        requests.increment();
        count(answers, answer);
        request.done().stream().distinct().forEach(what -> count(mutations, what));
        if (request.done().isEmpty()) {
            count(mutations, UNHARMED);
        }
    }

    /** An answer in a few words: its status, and its type if it is a problem, or why it is none. */
    static String words(WireRequest request, WireAnswer answer) {
        Matcher type = TYPE.matcher(answer.whole());
        if (answer.status() >= LEAST_REFUSAL && type.find()) {
            return answer.status() + " " + type.group(1);
        }
        return answer.status()
                + OwnAnswers.reason(request, answer)
                        .map(reason -> ", the server's own: " + reason)
                        .orElse(request.method().equals("HEAD") ? ", to HEAD" : "");
    }

    String text(int findings) {
        return String.format("%,d requests, made from the seed %d: %,d findings.%n", requests.sum(), seed, findings)
                + table("what was done to a request", mutations)
                + table("answer", answers);
    }

    private static String table(String title, Map<String, LongAdder> counts) {
        StringBuilder table = new StringBuilder("\n| ").append(title).append(" | requests |\n|---|---|\n");
        new TreeMap<>(counts)
                .forEach((what, count) -> table.append(String.format("| %s | %,d |%n", what, count.sum())));
        return table.toString();
    }

    private static void count(Map<String, LongAdder> counts, String what) {
        counts.computeIfAbsent(what, any -> new LongAdder()).increment();
    }
}
