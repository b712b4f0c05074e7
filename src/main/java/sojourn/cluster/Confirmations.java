package sojourn.cluster;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The words of several nodes that were asked for them at once. */
final class Confirmations {

    private static final Logger LOG = System.getLogger(Confirmations.class.getName());

    private final Map<Long, CompletableFuture<Void>> asked = new TreeMap<>();

    void add(NodeId node, CompletableFuture<Void> word) {
        asked.put(node.value(), word);
    }

    /**
     * Waits for all of them, for so long at most.
     *
     * @return the nodes that have not confirmed, in the order of their ids
     * @throws NodeAway if this thread is told to stop
     */
    Set<Long> missing(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Set<Long> missing = new TreeSet<>();
        asked.forEach((node, word) -> {
            try {
                word.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                LOG.log(Level.DEBUG, "The node {0} has not confirmed: {1}", node, e.getCause());
                missing.add(node);
            } catch (TimeoutException e) {
                word.cancel(false);
                LOG.log(Level.DEBUG, "The node {0} is silent", node);
                missing.add(node);
            } catch (InterruptedException e) {
                asked.values().forEach(each -> each.cancel(false));
                throw new NodeAway();
            }
        });
        return missing;
    }
}
