package sojourn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sojourn.bench.figure.Circumstances;
import sojourn.bench.figure.JsonReport;
import sojourn.bench.figure.MarkdownReport;
import sojourn.bench.figure.Result;
import sojourn.local.CannotStart;

/** The program behind {@code mvn -Pbench}. It fails if a run of it failed; a ratio that is too low it only tells. */
public final class Bench {

    private final BenchSettings settings;
    private final Path home;
    private final Servers servers;
    private final double loadBefore = Surroundings.load();
    private final List<Result> results = new ArrayList<>();

    private Bench(BenchSettings settings, Path home) {
        this.settings = settings;
        this.home = home;
        this.servers = new Servers(home.resolve("target").resolve("bench"));
    }

    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("sojourn.home", "")).toAbsolutePath();
        boolean sound = false;
        try {
            sound = new Bench(BenchSettings.from(System.getProperties()), home).run();
        } catch (CannotMeasure | CannotStart e) {
            System.err.println(e.getMessage());
        }
        if (!sound) {
            System.exit(1);
        }
    }

    /** Measures all rows and says whether every run was sound. */
    private boolean run() {
        Path folder = servers.folder();
        new Wrk(folder).require();
        PgBench.require(folder);
        try {
            if (HttpSection.isWanted(settings)) {
                Arena arena = Arena.start(settings, servers, EmptyWar.plain(folder));
                results.addAll(new HttpSection(settings, arena).measure());
                servers.stopAll();
            }
            if (settings.has(BoundRow.NAME)) {
                results.add(new BoundRow(settings, servers).measure());
                servers.stopAll();
            }
            if (NodesSection.isWanted(settings)) {
                results.addAll(new NodesSection(settings, servers).measure());
                servers.stopAll();
            }
            if (settings.has(CopyMemoryRow.NAME)) {
                results.addAll(new CopyMemoryRow(settings, servers).measure());
                servers.stopAll();
            }
            if (settings.has(ListingRow.NAME)) {
                results.add(new ListingRow(settings, servers).measure());
                servers.stopAll();
            }
            if (settings.has(ExpiryRow.NAME)) {
                results.add(new ExpiryRow(settings, servers).measure());
                servers.stopAll();
            }
            if (settings.has(StartRow.NAME)) {
                Path empty = EmptyWar.withLibraries(folder, Servers.productWar());
                results.addAll(new StartRow(settings, servers, empty).measure());
            }
        } finally {
            servers.stopAll();
        }
        report();
        return results.stream().allMatch(result -> result.voided() == null);
    }

    private void report() {
        Circumstances circumstances = Surroundings.of(settings, servers.databaseVersion(), loadBefore);
        String markdown = MarkdownReport.of(circumstances, results);
        write(servers.folder().resolve("report.md"), markdown);
        write(servers.folder().resolve("report.json"), JsonReport.of(circumstances, results));
        settings.report().ifPresent(file -> write(home.resolve(file), markdown));
        System.out.println("\n" + markdown);
        results.stream()
                .filter(result -> result.voided() == null && result.others().contains(Target.EMPTY))
                .findFirst()
                .ifPresent(result -> System.out.printf(
                        Locale.ROOT,
                        "The empty resource on this machine (%s): %.0f requests a second.%n",
                        result.head().title(),
                        result.figure(Target.EMPTY).median()));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
