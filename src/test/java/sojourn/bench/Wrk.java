package sojourn.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sojourn.bench.figure.Latency;
import sojourn.bench.figure.Measurement;

/** Runs wrk, with the script that asks for one session after the other. */
final class Wrk {

    private static final int THREADS = 2;
    private static final Pattern FIGURE = Pattern.compile("(\\w+)=(\\d+)");

    private final Tool tool;
    private final Path script;

    /** @param folder where script and output lie */
    Wrk(Path folder) {
        tool = new Tool("wrk", "wrk", folder);
        script = Resource.of("load.lua").copyInto(folder);
    }

    void require() {
        tool.require();
    }

    /** Drives a server with a row's request and the given users' tokens. */
    Run run(URI base, Request request, Path tokens, Range range, Load load) {
        List<String> arguments = List.of(
                "--threads",
                Integer.toString(THREADS),
                "--connections",
                Integer.toString(load.connections()),
                "--duration",
                load.seconds() + "s",
                "--timeout",
                "10s",
                "--latency",
                "--script",
                script.toString(),
                base.toString(),
                "--",
                Integer.toString(THREADS),
                tokens.toString(),
                request.method(),
                request.path(),
                request.header(),
                request.body(),
                Long.toString(range.first()),
                Integer.toString(range.count()),
                Integer.toString(range.users()),
                Boolean.toString(range.lasting()));
        return parse(tool.run(arguments, Map.of(), Duration.ofSeconds(load.seconds() + 60L))
                .text());
    }

    /** Reads the line that the script prints at the end. */
    static Run parse(String output) {
        String line = output.lines()
                .filter(each -> each.startsWith("sojourn "))
                .findFirst()
                .orElseThrow(() -> new CannotMeasure("wrk failed: " + output.strip()));
        Map<String, Long> figures = FIGURE.matcher(line)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> Long.parseLong(found.group(2))));
        if (figure(figures, "exhausted") > 0) {
            throw new CannotMeasure("a run used up the sessions prepared for it: raise -Dsupply");
        }
        for (String kind : List.of("status", "connect", "read", "write", "timeout")) {
            if (figure(figures, kind) > 0) {
                throw new CannotMeasure(figure(figures, kind) + " of " + figure(figures, "requests")
                        + " requests failed (" + kind + ")");
            }
        }
        long requests = figure(figures, "requests");
        if (requests == 0) {
            throw new CannotMeasure("no request was answered");
        }
        Latency latency = new Latency(
                figure(figures, "p50") / 1000.0,
                figure(figures, "p90") / 1000.0,
                figure(figures, "p99") / 1000.0,
                figure(figures, "max") / 1000.0);
        return new Run(requests, new Measurement(requests * 1e6 / figure(figures, "micros"), latency));
    }

    private static long figure(Map<String, Long> figures, String name) {
        Long figure = figures.get(name);
        if (figure == null) {
            throw new CannotMeasure("wrk did not tell " + name);
        }
        return figure;
    }
}
