package sojourn.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sojourn.bench.figure.Result;

/** The rows over HTTP: warms up both servers over the work of all of them, then measures one after the other. */
final class HttpSection {

    private final BenchSettings settings;
    private final Arena arena;
    private final Rounds rounds;
    private final List<Result> results = new ArrayList<>();
    private final List<Lineup> lineups = new ArrayList<>();

    HttpSection(BenchSettings settings, Arena arena) {
        this.settings = settings;
        this.arena = arena;
        this.rounds = new Rounds(settings);
    }

    static boolean isWanted(BenchSettings settings) {
        return HttpRows.NAMES.stream().anyMatch(settings::has) || settings.has(LengthRow.NAME);
    }

    List<Result> measure() {
        HttpRows.of(arena).stream().filter(row -> settings.has(row.name())).forEach(this::prepare);
        Optional<LengthRow> length =
                settings.has(LengthRow.NAME) ? Optional.of(new LengthRow(arena)) : Optional.empty();
        // The product is the first target of every row, the empty WAR the second.
        List<Target> product = targets(0);
        length.map(LengthRow::warmUp).ifPresent(product::add);
        warmUp(product);
        warmUp(targets(1));
        while (!lineups.isEmpty()) {
            measureNext();
        }
        // The last one, because the others are not to share the database's memory with so many messages.
        length.map(LengthRow::lineup).map(rounds::measure).ifPresent(results::add);
        return results;
    }

    /** Measures the next row; one that is compared with a later one together with that. */
    private void measureNext() {
        Lineup next = lineups.remove(0);
        for (Cost cost : HttpRows.COSTS) {
            Optional<Lineup> other = lineups.stream()
                    .filter(each -> each.row().equals(cost.with()))
                    .findFirst();
            if (next.row().equals(cost.plain()) && other.isPresent()) {
                lineups.remove(other.get());
                List<Result> both = rounds.measure(List.of(next, other.get()));
                results.addAll(both);
                results.add(cost.of(both.get(0), both.get(1)));
                return;
            }
        }
        results.add(rounds.measure(next));
    }

    private void prepare(HttpRow row) {
        try {
            lineups.add(row.lineup(arena));
        } catch (CannotMeasure e) {
            System.out.println(row.name() + " is void: " + e.sentence());
            results.add(Result.voided(row.head(), e.sentence()));
        }
    }

    private List<Target> targets(int position) {
        return lineups.stream()
                .map(each -> each.targets().get(position))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void warmUp(List<Target> work) {
        if (!work.isEmpty()) {
            new WarmUp(settings).run(work);
        }
    }
}
