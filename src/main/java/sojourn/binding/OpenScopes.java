package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import sojourn.session.SessionId;

/**
 * The scopes that are open on this node, and the sessions that they use, which are to be kept alive.
 *
 * <p>Times are of the monotonic clock, in nanoseconds. Safe for any number of threads: the entry of a session is changed
 * by one at a time, and goes with the last scope that uses it.
 */
@ApplicationScoped
class OpenScopes {

    private final AtomicLong open = new AtomicLong();
    private final Map<SessionId, Use> used = new ConcurrentHashMap<>();

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    /** How many scopes are open. */
    long count() {
        return open.get();
    }

    /** How many sessions are used by open scopes. */
    int sessions() {
        return used.size();
    }

    /** One more binding uses a session, whose expiry is then looked at as soon as can be. */
    void use(SessionId session, long now) {
        used.merge(session, new Use(1, now), (before, one) -> new Use(before.bindings + 1, before.nextLook));
    }

    /** A binding uses a session no longer. */
    void release(SessionId session) {
        used.computeIfPresent(session, (id, use) -> use.bindings == 1 ? null : new Use(use.bindings - 1, use.nextLook));
    }

    /** The sessions whose expiry is to be looked at. */
    List<SessionId> due(long now) {
        return used.entrySet().stream()
                .filter(entry -> entry.getValue().nextLook - now <= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Lets the next look at a session wait. */
    void lookAgain(SessionId session, long now, Duration after) {
        used.computeIfPresent(session, (id, use) -> new Use(use.bindings, now + after.toNanos()));
    }

    /** How many bindings use a session, and when to look at it again. */
    private record Use(int bindings, long nextLook) {}
}
