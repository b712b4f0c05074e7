package sojourn.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a run of the benchmark is told with {@code -D}.
 *
 * @param rounds how often each target of a row is measured
 * @param seconds how long each time
 * @param warmup how many seconds each server is warmed up before
 * @param starts how often each WAR is started, beside a first time that does not count
 * @param connections how many connections or clients at once
 * @param supply for how many requests a second the rows that use up sessions have them prepared
 * @param stored how many sessions the long listing has behind it
 * @param expired how many expired sessions a pass of the cleanup finds
 * @param passes how many such passes each target of that row makes
 * @param rows the rows to be measured
 * @param report where the report is written as well
 */
record BenchSettings(
        int rounds,
        int seconds,
        int warmup,
        int starts,
        int connections,
        int supply,
        int stored,
        int expired,
        int passes,
        List<String> rows,
        Optional<Path> report) {

    private static final List<String> ALL = Stream.concat(
                    HttpRows.NAMES.stream(),
                    Stream.of(
                            LengthRow.NAME,
                            BoundRow.NAME,
                            NodesSection.NODES,
                            NodesSection.PROTOCOL,
                            CopyMemoryRow.NAME,
                            ListingRow.NAME,
                            ExpiryRow.NAME,
                            StartRow.NAME))
            .toList();

    static BenchSettings from(Properties properties) {
        return new BenchSettings(
                number(properties, "rounds", 5),
                number(properties, "seconds", 6),
                number(properties, "warmup", 90),
                number(properties, "starts", 3),
                number(properties, "connections", 32),
                number(properties, "supply", 10_000),
                number(properties, "stored", 1_000_000),
                number(properties, "expired", 100_000),
                number(properties, "passes", 3),
                rows(properties),
                Optional.ofNullable(properties.getProperty("report")).map(Path::of));
    }

    boolean has(String row) {
        return rows.contains(row);
    }

    private static List<String> rows(Properties properties) {
        String named = properties.getProperty("rows");
        if (named == null) {
            return ALL;
        }
        List<String> rows = Arrays.stream(named.split(",")).map(String::strip).toList();
        for (String row : rows) {
            if (!ALL.contains(row)) {
                throw new CannotMeasure(
                        "-Drows names " + row + ", which is no row: there are " + String.join(", ", ALL) + ".");
            }
        }
        return rows;
    }

    private static int number(Properties properties, String name, int standard) {
        String text = properties.getProperty(name, Integer.toString(standard));
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new CannotMeasure("-D" + name + "=" + text + " is not a whole number from 1.");
    }
}
