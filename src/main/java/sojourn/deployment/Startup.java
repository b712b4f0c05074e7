package sojourn.deployment;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import sojourn.cluster.NetworkFailed;
import sojourn.database.DatabaseLeaving;
import sojourn.database.DatabaseReady;
import sojourn.database.Schema;
import sojourn.settings.SettingRefused;

/**
 * The first thing that runs in the WAR, and the last: reads every setting, brings the schema up to date, and tells the
 * rooms when the database may be used and when it may not any more.
 *
 * <p>A failure at the start stops the deployment with one line in the log, {@value #SENTENCE} and what to do about it.
 */
@WebListener
public class Startup implements ServletContextListener {

    static final String SENTENCE = "Sojourn cannot start: ";

    private static final Logger LOG = System.getLogger(Startup.class.getName());

    private final Settings settings;
    private final Schema schema;
    private final StopSignal signal;
    private final LogIds logIds;
    private final Event<DatabaseReady> ready;
    private final Event<DatabaseLeaving> leaving;

    /** Whether the rooms were told that the database may be used: none has begun otherwise. */
    private volatile boolean begun;

    @Inject
    public Startup(
            Settings settings,
            Schema schema,
            StopSignal signal,
            LogIds logIds,
            Event<DatabaseReady> ready,
            Event<DatabaseLeaving> leaving) {
        this.settings = settings;
        this.schema = schema;
        this.signal = signal;
        this.logIds = logIds;
        this.ready = ready;
        this.leaving = leaving;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        signal.listen();
        logIds.add();
        try {
            settings.readAll();
            schema.migrate();
        } catch (SettingRefused e) {
            throw refuse(String.valueOf(e.getMessage()), e);
        } catch (FlywayException e) {
            throw refuse(
                    "the database could not be brought to this version (" + reason(e)
                            + "); check that PostgreSQL runs and that the data source jdbc/sojourn names it, its user and its password.",
                    e);
        }
        try {
            begun = true;
            ready.fire(new DatabaseReady());
        } catch (NetworkFailed e) {
            throw refuse(e.sentence() + "; check session.cluster.bind-address and session.cluster.bind-port.", e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        signal.forget();
        LastWords.keep();
        if (begun) {
            leaving.fire(new DatabaseLeaving());
        }
        logIds.remove();
    }

    private static IllegalStateException refuse(String sentence, RuntimeException cause) {
        LOG.log(Level.ERROR, SENTENCE + sentence);
        return new IllegalStateException(SENTENCE + sentence, cause);
    }

    /** The innermost cause in a line: what the driver said rather than what its callers made of it, or the network to it. */
    private static String reason(Throwable thrown) {
        Throwable telling = thrown;
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || !(telling instanceof SQLException)) {
                telling = cause;
            }
        }
        return String.valueOf(telling.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
