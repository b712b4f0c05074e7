package sojourn.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sojourn.local.PayaraMicro;

/**
 * What a server's heap holds after a collection, to the byte: the JDK's histogram of classes.
 *
 * @param text the histogram
 */
record LiveHeap(String text) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Pattern CLASS = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");
    private static final int INSTANCES = 1;
    private static final int BYTES = 2;
    private static final int NAME = 3;
    private static final Duration BOUND = Duration.ofSeconds(60);

    /** Lets a server collect what it no longer needs, and looks at what is left. */
    static LiveHeap of(PayaraMicro server, Tool jcmd) {
        List<String> arguments = List.of(Long.toString(server.pid()), "GC.class_histogram");
        return new LiveHeap(jcmd.run(arguments, Map.of(), BOUND).text());
    }

    long bytes() {
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new CannotMeasure("the server's heap cannot be looked at: "
                    + text.lines().findFirst().orElse("no answer"));
        }
        return Long.parseLong(total.group(1));
    }

    /** How many objects of a class there are. */
    long instancesOf(String className) {
        return sum(INSTANCES, className::equals);
    }

    /** How many bytes the objects take whose classes' names begin so. */
    long bytesOf(String beginning) {
        return sum(BYTES, name -> name.startsWith(beginning));
    }

    /** Of which classes the objects take more than they did before, and how many bytes: the one that grew most first. */
    List<Growth> growthSince(LiveHeap before) {
        Map<String, Long> known = before.bytesByClass();
        return bytesByClass().entrySet().stream()
                .map(now -> new Growth(now.getKey(), now.getValue() - known.getOrDefault(now.getKey(), 0L)))
                .filter(growth -> growth.bytes() > 0)
                .sorted(Comparator.comparingLong(Growth::bytes).reversed())
                .toList();
    }

    /** Classes of one name in several loaders are taken together. */
    private Map<String, Long> bytesByClass() {
        return CLASS.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(NAME), line -> Long.parseLong(line.group(BYTES)), Long::sum));
    }

    private long sum(int column, Predicate<String> className) {
        return CLASS.matcher(text)
                .results()
                .filter(line -> className.test(line.group(NAME)))
                .mapToLong(line -> Long.parseLong(line.group(column)))
                .sum();
    }

    /** How many bytes more the objects of a class take. */
    record Growth(String className, long bytes) {}
}
