package sojourn.bench;

import sojourn.bench.figure.Measurement;

/** The empty WAR, under the requests of a row and with the product's answer to them. */
record EmptyTarget(HttpRow row, Arena arena, Answer answer) implements Target {

    /** Asks the product once, so that the empty WAR can be taught its answer. */
    static EmptyTarget of(HttpRow row, Arena arena) {
        Range range = row.supply().take(SOJOURN, 1);
        int user = (int) (range.first() % range.users());
        String token = arena.tokens().of(row.supply().users(), user);
        return new EmptyTarget(row, arena, Answer.ask(arena.product().base(), row.request(), range.first(), token));
    }

    @Override
    public String name() {
        return EMPTY;
    }

    @Override
    public Measurement measure(Load load) {
        // It answers one thing at a time, so it is taught anew before each run.
        answer.teach(arena.empty().base(), row.request());
        String users = row.supply().users();
        int count = users.equals(Tokens.BENCH) ? arena.users() : arena.creators();
        Range range = new Range(0, count, count, true);
        return arena.wrk()
                .run(arena.empty().base(), row.request(), arena.tokens().file(users), range, load)
                .measurement();
    }
}
