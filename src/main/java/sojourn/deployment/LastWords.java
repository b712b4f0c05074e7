package sojourn.deployment;

import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;

/**
 * What the WAR logs while the server stops, kept from getting lost.
 *
 * <p>When the JVM is told to stop, the JDK takes all handlers from the log while Payara Micro still undeploys the WAR: what
 * was not finished would be dropped in silence. So the log gets a handler again, which writes to the console.
 */
final class LastWords {

    private static final String ROOT = "";

    private LastWords() {}

    /** Sees to it that the log has a handler. */
    static void keep() {
        Logger root = Logger.getLogger(ROOT);
        if (root.getHandlers().length == 0) {
            root.addHandler(new ConsoleHandler());
        }
    }
}
