package sojourn.system;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What clients of a cluster were promised, and whether it was kept.
 *
 * <p>The values of a session only grow. Whoever begins to read it after a value was acknowledged is to see that value or a
 * greater one; and what was appended is there once. Safe for any number of threads.
 */
final class ClusterHistory {

    private final Map<String, AtomicLong> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> appended = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();

    /** A value was acknowledged. */
    void wrote(String session, long value) {
        acknowledged.computeIfAbsent(session, id -> new AtomicLong()).accumulateAndGet(value, Math::max);
        writes.incrementAndGet();
    }

    /** A message was acknowledged. */
    void appended(String session, String message) {
        appended.computeIfAbsent(session, id -> ConcurrentHashMap.newKeySet()).add(message);
        writes.incrementAndGet();
    }

    /** The least value that whoever begins to read now is to see. */
    long promised(String session) {
        AtomicLong value = acknowledged.get(session);
        return value == null ? 0 : value.get();
    }

    /**
     * A session was read.
     *
     * @param promised what was promised before the reading began
     */
    void read(String session, String node, long promised, long seen) {
        reads.incrementAndGet();
        if (seen < promised) {
            violations.add("Session " + session + " had " + promised + ", but node " + node + " answered " + seen);
        }
    }

    /** All messages of a session were read. */
    void readMessages(String session, List<String> messages) {
        Set<String> promised = appended.getOrDefault(session, Set.of());
        for (String message : promised) {
            long times = messages.stream().filter(message::equals).count();
            if (times != 1) {
                violations.add("Session " + session + " has " + message + " " + times + " times");
            }
        }
        if (Set.copyOf(messages).size() != messages.size()) {
            violations.add("Session " + session + " has a message twice");
        }
    }

    long writes() {
        return writes.get();
    }

    long reads() {
        return reads.get();
    }

    Set<String> sessions() {
        return Set.copyOf(acknowledged.keySet());
    }

    /** Every promise that was broken. */
    List<String> violations() {
        return List.copyOf(violations);
    }
}
