package sojourn.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Where a row's runs get their sessions from. */
interface Supply {

    /** The group of users whose tokens the runs need. */
    String users();

    /** Sessions for one run of a target, which will use {@code count} of them at most. */
    Range take(String target, int count);

    /** The same sessions for every run, a set for each target: what one tool writes does not surprise the other. */
    static Supply lasting(Stock stock, int users, int sessions, int messages) {
        Map<String, Range> sets = new HashMap<>();
        return ofUsers((target, count) ->
                sets.computeIfAbsent(target, name -> stock.addSessions(sessions, users, true, messages)));
    }

    /** The same sessions for every run, as if none had changed them before: their version is that of a new session. */
    static Supply unchanged(Stock stock, int users, int sessions) {
        Supply lasting = lasting(stock, users, sessions, 0);
        return ofUsers((target, count) -> {
            Range range = lasting.take(target, count);
            stock.forgetVersions(range);
            return range;
        });
    }

    /** Other sessions for every run, so that none finds what an earlier one has added to them. */
    static Supply changing(Stock stock, int users, int sessions, int messages) {
        return ofUsers((target, count) -> stock.addSessions(sessions, users, true, messages));
    }

    /** New sessions for every run, because a run uses them up. */
    static Supply fresh(Stock stock, int users, int messages) {
        return ofUsers((target, count) -> stock.addSessions(count, users, false, messages));
    }

    /** No sessions, but users without any: as many as the run may open before one of them meets the limit. */
    static Supply openings(Stock stock, int creators) {
        return of(Tokens.CREATOR, (target, count) -> {
            stock.clearCreated();
            return new Range(0, creators * Tokens.SESSIONS_EACH, creators, false);
        });
    }

    private static Supply ofUsers(BiFunction<String, Integer, Range> taking) {
        return of(Tokens.BENCH, taking);
    }

    private static Supply of(String users, BiFunction<String, Integer, Range> taking) {
        return new Supply() {
            @Override
            public String users() {
                return users;
            }

            @Override
            public Range take(String target, int count) {
                return taking.apply(target, count);
            }
        };
    }
}
