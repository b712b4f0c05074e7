package sojourn.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.Counter;
import sojourn.figure.FigureGroup;
import sojourn.figure.Figures;

/**
 * How scarce connections are, looked at every ten seconds by taking one from the pool.
 *
 * <p>The pool is the server's, which tells an application nothing of it: how long it takes to get a connection is what a
 * request meets. How many there are PostgreSQL knows, for all nodes together.
 */
@ApplicationScoped
class DatabaseMetrics {

    private static final Logger LOG = System.getLogger(DatabaseMetrics.class.getName());
    private static final int SECONDS = 10;

    /** What belongs to no database is PostgreSQL's own. The state of others' connections is not told to everybody. */
    private static final String CONNECTIONS = """
            select count(*) filter (where state = 'active') as active,
                   count(*) filter (where state = 'idle') as idle,
                   count(*) filter (where state like 'idle in transaction%') as held,
                   count(*) as server,
                   current_setting('max_connections')::int
                       - current_setting('superuser_reserved_connections')::int as most
              from pg_stat_activity where datid is not null""";

    @Resource(lookup = "jdbc/sojourn")
    private DataSource pool;

    @Resource(lookup = Timers.NAME)
    private ManagedScheduledExecutorService executor;

    private final FigureGroup group;
    private final Counter missed;

    private volatile Seen seen = Seen.NOTHING;

    @Inject
    DatabaseMetrics(Figures figures) {
        this.group = figures.group("database");
        this.missed = group.counter("missed", "How often no connection was to be had from the pool");
    }

    void show(@Observes DatabaseReady ready) {
        group.time("wait", "How long it took to get a connection from the pool, or to get none", () -> seen.waited());
        group.number("connections.active", "Connections of all nodes in which a statement runs", () -> seen.active());
        group.number("connections.held", "Connections of all nodes that wait in a transaction", () -> seen.held());
        group.number("connections.idle", "Connections of all nodes that wait in a pool", () -> seen.idle());
        group.number("connections.server", "Connections that PostgreSQL has, whoever made them", () -> seen.server());
        group.number("connections.limit", "How many it has at most", () -> seen.limit());
        executor.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
    }

    /** Throws nothing: it would end the timer. */
    private void look() {
        long begun = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(CONNECTIONS)) {
                rows.next();
                seen = Seen.of(waited, rows);
            }
        } catch (SQLException | RuntimeException e) {
            missed.inc();
            seen = seen.after(Duration.ofNanos(System.nanoTime() - begun));
            LOG.log(Level.DEBUG, "The connections could not be counted", e);
        }
    }

    /** What was seen last. */
    private record Seen(Optional<Duration> waited, long active, long held, long idle, long server, long limit) {

        static final Seen NOTHING = new Seen(Optional.empty(), 0, 0, 0, 0, 0);

        static Seen of(Duration waited, ResultSet row) throws SQLException {
            return new Seen(
                    Optional.of(waited),
                    row.getLong("active"),
                    row.getLong("held"),
                    row.getLong("idle"),
                    row.getLong("server"),
                    row.getLong("most"));
        }

        /** The numbers stay what they were while the database cannot be asked. */
        Seen after(Duration otherwise) {
            return new Seen(Optional.of(otherwise), active, held, idle, server, limit);
        }
    }
}
