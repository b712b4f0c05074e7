package sojourn.bench;

import java.util.ArrayList;
import java.util.List;
import sojourn.bench.figure.Result;

/** The rows over HTTP: warms up both servers over the work of all of them, then measures one after the other. */
final class HttpSection {

    private final BenchSettings settings;
    private final Arena arena;
    private final Rounds rounds;
    private final List<Result> results = new ArrayList<>();
    private final List<HttpRow> rows = new ArrayList<>();
    private final List<List<Target>> targets = new ArrayList<>();

    HttpSection(BenchSettings settings, Arena arena) {
        this.settings = settings;
        this.arena = arena;
        this.rounds = new Rounds(settings);
    }

    static boolean isWanted(BenchSettings settings) {
        return HttpRows.NAMES.stream().anyMatch(settings::has);
    }

    List<Result> measure() {
        HttpRows.of(arena).stream().filter(row -> settings.has(row.name())).forEach(this::prepare);
        WarmUp warmUp = new WarmUp(settings);
        // The product is the first target of every row, the empty WAR the second.
        for (int server = 0; server < 2 && !rows.isEmpty(); server++) {
            int position = server;
            warmUp.run(targets.stream().map(each -> each.get(position)).toList());
        }
        for (int row = 0; row < rows.size(); row++) {
            results.add(rounds.measure(rows.get(row).head(), targets.get(row)));
        }
        return results;
    }

    private void prepare(HttpRow row) {
        try {
            targets.add(row.targets(arena));
            rows.add(row);
        } catch (CannotMeasure e) {
            System.out.println(row.name() + " is void: " + e.sentence());
            results.add(Result.voided(row.head(), e.sentence()));
        }
    }
}
