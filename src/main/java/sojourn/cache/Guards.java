package sojourn.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which copies must not be made, or only by whom.
 *
 * <p>Under a key stand the changes of it that may not be over, or else the claim of those who are reading it. A claim ends
 * when a change begins, so that what was read before that is not kept. Neither is ever pushed out by others, and neither
 * grows old.
 *
 * <p>Safe for any number of threads: what is done under a key, with the copy as well, is done by one at a time.
 */
final class Guards {

    private final Map<String, Guard> guards = new ConcurrentHashMap<>();

    /** Lets nobody make a copy before a change is over. The copy that there is is to be removed by {@code remove}. */
    void begin(String change, Collection<String> keys, long now, Removing remove) {
        for (String key : keys) {
            guards.compute(key, (same, guard) -> {
                remove.accept(key);
                Map<String, Long> changes = guard == null ? new HashMap<>() : new HashMap<>(guard.changes());
                changes.put(change, now);
                return new Guard(Map.copyOf(changes), null);
            });
        }
    }

    /** A change is over. */
    void end(String change, Collection<String> keys) {
        for (String key : keys) {
            settle(key, Set.of(change));
        }
    }

    /** Changes are over. */
    void settle(String key, Set<String> over) {
        guards.computeIfPresent(key, (same, guard) -> {
            if (guard.claim() != null) {
                return guard;
            }
            Map<String, Long> changes = new HashMap<>(guard.changes());
            changes.keySet().removeAll(over);
            return changes.isEmpty() ? null : new Guard(Map.copyOf(changes), null);
        });
    }

    /** The changes of a key that may not be over, of those that began before an instant of the monotonic clock. */
    Set<String> changesBefore(String key, long instant) {
        @Nullable Guard guard = guards.get(key);
        return guard == null || guard.changes().isEmpty()
                ? Set.of()
                : guard.changes().entrySet().stream()
                        .filter(change -> change.getValue() - instant < 0)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Claims a key before it is read in the database; empty if a change of it may not be over. */
    Optional<Claim> claim(String key) {
        Guard guard = guards.computeIfAbsent(key, same -> new Guard(Map.of(), new Claim(key)));
        return Optional.ofNullable(guard.claim());
    }

    /** Does something with what was read, if the claim stands; it does not any more after that. */
    void redeem(Claim claim, Runnable keep) {
        guards.computeIfPresent(claim.key(), (same, guard) -> {
            if (guard.claim() != claim) {
                return guard;
            }
            keep.run();
            return null;
        });
    }

    /** Does something with the copy under a key, unless it is changed or claimed. */
    void unlessGuarded(String key, Runnable action) {
        guards.compute(key, (same, guard) -> {
            if (guard == null) {
                action.run();
            }
            return guard;
        });
    }

    /** Ends every claim. What changes stays. */
    void endClaims() {
        guards.values().removeIf(guard -> guard.claim() != null);
    }

    /** How many keys are guarded. */
    int count() {
        return guards.size();
    }

    /** Removes the copy under a key. */
    @FunctionalInterface
    interface Removing {
        void accept(String key);
    }

    /** The leave to keep what is read under a key; several readers share it. */
    static final class Claim {

        private final String key;

        private Claim(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /**
     * What stands under a key: either changes or a claim.
     *
     * @param changes and when each began, by the monotonic clock; never changed
     */
    private record Guard(
            Map<String, Long> changes, @Nullable Claim claim) {}
}
