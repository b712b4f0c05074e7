package sojourn.bench;

import java.util.HashMap;
import java.util.Map;

/** Where a row's runs get their sessions from. */
interface Supply {

    /** The group of users whose tokens the runs need. */
    String users();

    /** Sessions for one run of a target, which will use {@code count} of them at most. */
    Range take(String target, int count);

    /** The same sessions for every run, a set for each target: what one tool writes does not surprise the other. */
    static Supply lasting(Stock stock, int users, int messages) {
        Map<String, Range> sets = new HashMap<>();
        return new Supply() {
            @Override
            public String users() {
                return Tokens.BENCH;
            }

            @Override
            public Range take(String target, int count) {
                return sets.computeIfAbsent(target, name -> stock.addSessions(users, users, true, messages));
            }
        };
    }

    /** New sessions for every run, because a run uses them up. */
    static Supply fresh(Stock stock, int users, int messages) {
        return new Supply() {
            @Override
            public String users() {
                return Tokens.BENCH;
            }

            @Override
            public Range take(String target, int count) {
                return stock.addSessions(count, users, false, messages);
            }
        };
    }

    /** No sessions, but users without any: as many as the run may open before one of them meets the limit. */
    static Supply openings(Stock stock, int creators) {
        return new Supply() {
            @Override
            public String users() {
                return Tokens.CREATOR;
            }

            @Override
            public Range take(String target, int count) {
                stock.clearCreated();
                return new Range(0, creators * Tokens.SESSIONS_EACH, creators, false);
            }
        };
    }
}
