package sojourn.cache;

import io.reactivex.rxjava3.schedulers.Schedulers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.infinispan.commons.ThreadGroups;

/** What Infinispan leaves behind when it stops, by which the JVM would hold the WAR's classes after it was undeployed. */
final class InfinispanRemains {

    private static final Logger LOG = System.getLogger(InfinispanRemains.class.getName());

    /** The first JDK that does not hold a group of threads because it was made. */
    private static final int FORGETTING_GROUPS = 19;

    private InfinispanRemains() {}

    /** To be called once, behind the last use of Infinispan. */
    static void letGo() {
        // RxJava, by which Infinispan walks through a cache, has a thread from its first use on.
        Schedulers.shutdown();
        if (Runtime.version().feature() < FORGETTING_GROUPS) {
            letGo(ThreadGroups.BLOCKING_GROUP);
            letGo(ThreadGroups.NON_BLOCKING_GROUP);
        }
    }

    @SuppressWarnings("removal")
    private static void letGo(ThreadGroup group) {
        // If a thread of it is about to end, it takes the group with it.
        group.setDaemon(true);
        try {
            group.destroy();
        } catch (IllegalThreadStateException e) {
            LOG.log(Level.DEBUG, "{0} goes with its last thread", group.getName());
        }
    }
}
