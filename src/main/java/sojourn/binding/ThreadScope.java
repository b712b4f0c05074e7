package sojourn.binding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scope that the current thread works in. Whoever sets it puts back what was there before. */
final class ThreadScope {

    private static final ThreadLocal<@Nullable Place> CURRENT = new ThreadLocal<>();

    private ThreadScope() {}

    static Optional<WorkScope> current() {
        return Optional.ofNullable(CURRENT.get()).map(Place::scope);
    }

    /** How many times this thread has joined a scope as a visitor, and not yet parted from it. */
    static int visits(WorkScope scope) {
        @Nullable Place place = CURRENT.get();
        return place != null && place.scope == scope ? place.visits : 0;
    }

    /** Sets the thread's place, or none; answers what it was. */
    static @Nullable Place set(@Nullable Place place) {
        @Nullable Place before = CURRENT.get();
        if (place == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(place);
        }
        return before;
    }

    /**
     * Where a thread works.
     *
     * @param visits how many of those who share the scope's session the thread is itself, beside the scope
     */
    record Place(WorkScope scope, int visits) {

        static Place of(WorkScope scope) {
            return new Place(scope, 0);
        }

        /** As a visitor, who has just joined. */
        static Place visiting(WorkScope scope) {
            return new Place(scope, ThreadScope.visits(scope) + 1);
        }
    }
}
