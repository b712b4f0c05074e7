package sojourn.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sojourn.bench.figure.Latency;
import sojourn.bench.figure.Measurement;

/** Runs wrk, with the script that asks for one session after the other. */
final class Wrk {

    private static final int THREADS = 2;

    /** Of these, each of one, two or three nodes gets equally many. */
    private static final int SHARED_THREADS = 6;

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
        return run(List.of(base), THREADS, load.connections(), request, tokens, range, List.of(), load.seconds());
    }

    /** Drives nodes with a mix of requests, all of them with every session, over as many connections each. */
    Run run(List<URI> nodes, Mix mix, Path tokens, Range range, Load load) {
        Request seldom = mix.seldom();
        return run(
                nodes,
                SHARED_THREADS,
                shared(load.connections()),
                mix.often(),
                tokens,
                range,
                List.of(Integer.toString(mix.every()), seldom.method(), seldom.path(), seldom.header(), seldom.body()),
                load.seconds());
    }

    /** How many connections a mix is asked over where so many are wanted. */
    static int shared(int connections) {
        return Math.max(1, connections / SHARED_THREADS) * SHARED_THREADS;
    }

    private Run run(
            List<URI> nodes,
            int threads,
            int connections,
            Request request,
            Path tokens,
            Range range,
            List<String> mixed,
            int seconds) {
        List<String> arguments = new ArrayList<>(List.of(
                "--threads",
                Integer.toString(threads),
                "--connections",
                Integer.toString(connections),
                "--duration",
                seconds + "s",
                "--timeout",
                "10s",
                "--latency",
                "--script",
                script.toString(),
                nodes.get(0).toString(),
                "--",
                Integer.toString(threads),
                tokens.toString(),
                request.method(),
                request.path(),
                request.header(),
                request.body(),
                Long.toString(range.first()),
                Integer.toString(range.count()),
                Integer.toString(range.users()),
                Boolean.toString(range.lasting())));
        arguments.addAll(mixed);
        String named = nodes.stream().map(URI::getAuthority).collect(Collectors.joining(" "));
        return parse(tool.run(arguments, Map.of("SOJOURN_NODES", named), Duration.ofSeconds(seconds + 60L))
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
