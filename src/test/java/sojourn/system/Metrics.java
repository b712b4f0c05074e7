package sojourn.system;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The server's metrics at one moment: a number for each name with its labels. */
record Metrics(Map<String, Double> samples) {

    static Metrics of(URI base) {
        Map<String, Double> samples = new TreeMap<>();
        new SessionsApi(base, null)
                .at(base.resolve("/metrics"))
                .response()
                .body()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> samples.put(
                        line.substring(0, line.lastIndexOf(' ')),
                        Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        return new Metrics(Collections.unmodifiableMap(samples));
    }

    Set<String> names() {
        return samples.keySet().stream().map(Metrics::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The number of a name, of all labels together. */
    double get(String name) {
        return sum(name, "");
    }

    /** The number of a name where a label has a value. */
    double get(String name, String label, String value) {
        return sum(name, label + "=\"" + value + "\"");
    }

    private double sum(String name, String part) {
        if (!names().contains(name)) {
            throw new AssertionError("There is no metric " + name + " among " + names());
        }
        return samples.entrySet().stream()
                .filter(sample ->
                        name(sample.getKey()).equals(name) && sample.getKey().contains(part))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static String name(String sample) {
        int labels = sample.indexOf('{');
        return labels < 0 ? sample : sample.substring(0, labels);
    }
}
