package sojourn.deployment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import sojourn.problem.Stopping;

/**
 * Hears that the JVM is told to stop (SIGTERM) at once; the server tells the WAR only after it has taken away parts that
 * requests need.
 */
@Singleton
class StopSignal {

    private static final Logger LOG = System.getLogger(StopSignal.class.getName());

    private final Stopping stopping;
    private final Thread hook;

    @Inject
    StopSignal(Stopping stopping) {
        this.stopping = stopping;
        this.hook = new Thread(stopping::begin, "sojourn-stop-signal");
    }

    void listen() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** To be called when the WAR is undeployed: the JVM would hold its classes for ever. */
    void forget() {
        stopping.begin();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The JVM stops, and holds nothing for longer");
        }
    }
}
