package sojourn.bench;

import sojourn.bench.figure.Measurement;

/** The product, under the requests of a row. */
record ProductTarget(HttpRow row, Arena arena, String name) implements Target {

    @Override
    public Measurement measure(Load load) {
        Range range = row.supply().take(name(), arena.needed(load.seconds()));
        return row.evidence()
                .of(
                        load,
                        () -> arena.wrk()
                                .run(
                                        arena.product().base(),
                                        row.request(),
                                        arena.tokens().file(row.supply().users()),
                                        range,
                                        load))
                .measurement();
    }
}
