package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sojourn.session.Owner;
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

    /** How many bindings use a session. */
    int uses(SessionId session) {
        @Nullable Use use = used.get(session);
        return use == null ? 0 : use.bindings;
    }

    /** One more binding uses a session, whose expiry is then looked at as soon as can be. */
    void use(SessionId session, long now) {
        used.merge(session, new Use(1, now, null), (before, one) -> before.with(before.bindings + 1));
    }

    /**
     * A binding uses a session no longer.
     *
     * @return the owner of a session that is to be ended now, because it was left to the one who uses it last
     */
    Optional<Owner> release(SessionId session) {
        AtomicReference<@Nullable Owner> toEnd = new AtomicReference<>();
        used.computeIfPresent(session, (id, use) -> {
            if (use.bindings > 1) {
                return use.with(use.bindings - 1);
            }
            toEnd.set(use.toEnd);
            return null;
        });
        return Optional.ofNullable(toEnd.get());
    }

    /**
     * Leaves the end of a transient session to those who use it beside its own scopes.
     *
     * @param own how many of those who use it are its own
     * @return false if nobody else does
     */
    boolean leaveToOthers(SessionId session, Owner owner, int own) {
        @Nullable
        Use left = used.computeIfPresent(
                session, (id, use) -> use.bindings > own ? new Use(use.bindings, use.nextLook, owner) : use);
        return left != null && left.bindings > own;
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
        used.computeIfPresent(session, (id, use) -> new Use(use.bindings, now + after.toNanos(), use.toEnd));
    }

    /**
     * The use of a session.
     *
     * @param bindings how many use it
     * @param nextLook when to look at it again
     * @param toEnd its owner, if it is transient and its own scopes have left it
     */
    private record Use(
            int bindings, long nextLook, @Nullable Owner toEnd) {

        Use with(int changed) {
            return new Use(changed, nextLook, toEnd);
        }
    }
}
