package sojourn.bench;

import sojourn.bench.figure.Measurement;

/** The database alone, under the transactions of a row. */
record DatabaseTarget(HttpRow row, Arena arena, String script) implements Target {

    @Override
    public String name() {
        return PGBENCH;
    }

    @Override
    public Measurement measure(Load load) {
        Range range = row.supply().take(name(), arena.needed(load.seconds()));
        return row.evidence()
                .of(load, () -> arena.pgBench().run(script, row.text(), range, load))
                .measurement();
    }
}
