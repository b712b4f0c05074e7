package sojourn.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The expired sessions of a pass, as the database has them: filled in before it, and counted after it. */
record ExpiredSessions(Stock stock, int count) {

    /** Without the first and the last twentieth of the ends, all workers are at work all the time. */
    private static final String MIDDLE = """
            select (extract(epoch from percentile_disc(0.95) within group (order by ended_at)
                                     - percentile_disc(0.05) within group (order by ended_at)) * 1000000)::bigint
              from session""";

    private static final double PART = 0.9;

    /** The database's own count of what was committed, which costs it nothing and is late by a second at most. */
    private static final String WRITTEN = "select pg_stat_get_tuples_inserted('audit_entry'::regclass)";

    /** What there must be as many of as sessions, each once. */
    private static final Map<String, String> ENDS = new LinkedHashMap<>();

    static {
        ENDS.put("sessions", "count(*) from session");
        ENDS.put("ended sessions", "count(*) from session where status = 'EXPIRED' and end_reason = 'timeout'");
        ENDS.put("timers taken off", "count(*) from session_activity where due_at is null");
        ENDS.put("sealed conversations", "count(*) from conversation where sealed_at is not null");
        ENDS.put(
                "submitted orders",
                "count(*) from customer_order where status = 'SUBMITTED' and customer_id is not null and version = 1");
        ENDS.put("orders of customers", "sum(order_count) from customer");
        ENDS.put("events", "count(*) from outbox_event");
        ENDS.put("sessions with an event", "count(distinct subject_id) from outbox_event");
        ENDS.put("entries of the audit trail", "count(*) from audit_entry");
        ENDS.put("sessions with an entry", "count(distinct subject_id) from audit_entry");
    }

    /** Makes them the only sessions of the database. */
    void fill() {
        stock.fillExpired(count);
    }

    boolean isAnyLeft() {
        return stock.number("select count(*) from session where ended_at is null") > 0;
    }

    /** How many ends the database has seen since it was made, in whatever pass. */
    long written() {
        return stock.number(WRITTEN);
    }

    /** How many were ended a second while all workers were at work, by the times that the ends have. */
    double rate() {
        return PART * count * 1e6 / stock.number(MIDDLE);
    }

    /**
     * Makes sure that every session was ended once, with all that belongs to an end.
     *
     * @throws CannotMeasure if not
     */
    void verify() {
        ENDS.forEach((what, sql) -> {
            long found = stock.number("select " + sql);
            if (found != count) {
                throw new CannotMeasure("of " + count + " expired sessions the database shows " + found + " " + what);
            }
        });
    }
}
