package sojourn.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sojourn.bench.figure.Measurement;
import sojourn.local.EmbeddedDatabase;

/** Runs pgbench: the transactions of a row's SQL script, as prepared statements as the server's driver has them. */
final class PgBench {

    private static final int THREADS = 2;
    private static final String NOTHING_LEFT = "expected one row, got 0";
    private static final String ABORTED = "Run was aborted";
    private static final Pattern PROCESSED = Pattern.compile("actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([\\d.]+)");

    private final Tool tool;
    private final Path folder;
    private final EmbeddedDatabase database;

    /** @param folder where scripts and output lie */
    PgBench(Path folder, EmbeddedDatabase database) {
        this.tool = tool(folder);
        this.folder = folder;
        this.database = database;
    }

    static void require(Path folder) {
        tool(folder).require();
    }

    private static Tool tool(Path folder) {
        return new Tool("pgbench", "postgresql-contrib", folder);
    }

    /** Runs a script; {@code text} is what it stores, and is bound as a parameter. */
    Run run(String script, String text, Range range, Load load) {
        Map<String, Object> variables = Map.of(
                "first", range.first(),
                "count", range.count(),
                "users", range.users(),
                "clients", load.connections(),
                "n", -1,
                // Its digits are other ones in each run, as in load.lua.
                "serial", System.currentTimeMillis() / 1000 % 100_000 * 10_000_000,
                "text", text.replace("{n}", "0".repeat(12)));
        return parse(run(script, variables, load));
    }

    /**
     * Runs a script until each client finds nothing left to do, which a statement says by showing no row.
     *
     * @throws CannotMeasure if something else stops a client, or there is work left when the time is up
     */
    void drain(String script, int clients, Duration bound) {
        checkDrained(run(script, Map.of(), new Load(clients, (int) bound.toSeconds())));
    }

    private Tool.Output run(String script, Map<String, Object> variables, Load load) {
        List<String> arguments = new ArrayList<>(List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + load.connections(),
                "--jobs=" + THREADS,
                "--time=" + load.seconds(),
                "--file=" + Resource.of(script).copyInto(folder),
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + database.user()));
        variables.forEach((name, value) -> arguments.add("--define=" + name + "=" + value));
        arguments.add(name(database.url()));
        return tool.run(arguments, Map.of("PGPASSWORD", database.password()), Duration.ofSeconds(load.seconds() + 60L));
    }

    static void checkDrained(Tool.Output output) {
        output.text()
                .lines()
                .filter(line -> line.contains("error") && !line.contains(NOTHING_LEFT) && !line.contains(ABORTED))
                .findFirst()
                .ifPresent(line -> {
                    throw new CannotMeasure("pgbench failed: " + line);
                });
        if (!output.text().contains(NOTHING_LEFT)) {
            throw new CannotMeasure("pgbench did not come to the end of its work");
        }
    }

    static Run parse(Tool.Output output) {
        String text = output.text();
        if (output.exitCode() != 0) {
            // The scripts divide by zero where a session is missing: pgbench has no other way to stop.
            if (text.contains("division by zero")) {
                throw new CannotMeasure("a run used up the sessions prepared for it: raise -Dsupply");
            }
            String reason = text.lines()
                    .filter(line -> line.contains("error") || line.contains("ERROR"))
                    .findFirst()
                    .orElse(text.strip());
            throw new CannotMeasure("pgbench failed: " + reason);
        }
        if (Long.parseLong(find(FAILED, text)) > 0) {
            throw new CannotMeasure(find(FAILED, text) + " of pgbench's transactions failed");
        }
        return new Run(
                Long.parseLong(find(PROCESSED, text)), new Measurement(Double.parseDouble(find(RATE, text)), null));
    }

    private static String name(String url) {
        return URI.create(url.substring("jdbc:".length())).getPath().substring(1);
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new CannotMeasure("pgbench's output is not understood: " + text.strip());
        }
        return matcher.group(1);
    }
}
