package sojourn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;
import sojourn.bench.figure.Round;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;

/** How long it takes to start the product, against an empty WAR with the same big libraries, in turn. */
final class StartRow {

    static final String NAME = "start";

    private static final String EMPTY = "empty WAR with Hibernate and Infinispan";
    private static final Head DEPLOYMENT =
            new Head(NAME, "start of the WAR, from its deployment to ready", "s", Bound.atMost(1.5));
    private static final Head PROCESS =
            new Head(NAME + "-process", "start of the server, from its process to ready", "s", Bound.atMost(1.5));
    private static final Pattern DEPLOYED =
            Pattern.compile("timeMillis: (\\d+)[^\n]*deployed in ([\\d,.]+) milliseconds");

    private final int starts;
    private final Servers servers;
    private final EmbeddedDatabase database;
    private final Map<String, Path> wars;

    StartRow(BenchSettings settings, Servers servers, Path emptyWar) {
        this.starts = settings.starts();
        this.servers = servers;
        this.database = servers.emptyDatabase("database-start");
        this.wars = Map.of(Target.SOJOURN, Servers.productWar(), EMPTY, emptyWar);
    }

    /** Two rows: what the WAR takes by itself, and what one who starts the server waits for. */
    List<Result> measure() {
        System.out.println("\n" + DEPLOYMENT.title());
        List<Round> deployments = new ArrayList<>();
        List<Round> processes = new ArrayList<>();
        List<String> order = new ArrayList<>(List.of(Target.SOJOURN, EMPTY));
        for (int round = 0; round <= starts; round++, Collections.reverse(order)) {
            Map<String, Measurement> deployment = new HashMap<>();
            Map<String, Measurement> process = new HashMap<>();
            for (String target : order) {
                Start start = start(target);
                deployment.put(target, new Measurement(start.deployment(), null));
                process.put(target, new Measurement(start.process(), null));
            }
            // The first round migrates the database, unpacks the servers and fills the machine's caches.
            if (round > 0) {
                deployments.add(new Round(deployment));
                processes.add(new Round(process));
            }
        }
        return List.of(
                Result.measured(DEPLOYMENT, Target.SOJOURN, List.of(EMPTY), deployments),
                Result.measured(PROCESS, Target.SOJOURN, List.of(EMPTY), processes));
    }

    private Start start(String target) {
        Instant begin = Instant.now();
        String name = target.equals(Target.SOJOURN) ? "start-product" : "start-empty";
        try (PayaraMicro server = servers.start(name, war(target), database)) {
            Instant ready = Instant.now();
            Instant deployment = deployment(Files.readString(server.log(), StandardCharsets.UTF_8));
            Start start = new Start(seconds(deployment, ready), seconds(begin, ready));
            System.out.printf(
                    Locale.ROOT,
                    "  %s: %.1f s from deployment to ready, %.1f s from process to ready%n",
                    target,
                    start.deployment(),
                    start.process());
            return start;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path war(String target) {
        Path war = wars.get(target);
        if (war == null) {
            throw new IllegalArgumentException(target);
        }
        return war;
    }

    /**
     * When the deployment began, as the server's log tells.
     *
     * <p>It tells the end and the length of a deployment before the WAR's own start, so its length alone is not the whole.
     */
    static Instant deployment(String log) {
        Matcher matcher = DEPLOYED.matcher(log);
        if (!matcher.find()) {
            throw new CannotMeasure("The server's log does not tell when the WAR was deployed.");
        }
        long length = Long.parseLong(matcher.group(2).replaceAll("[,.]", ""));
        return Instant.ofEpochMilli(Long.parseLong(matcher.group(1)) - length);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    /** The seconds of one start. */
    private record Start(double deployment, double process) {}
}
