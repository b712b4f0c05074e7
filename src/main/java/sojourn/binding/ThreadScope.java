package sojourn.binding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scope that the current thread works in. Whoever sets it puts back what was there before. */
final class ThreadScope {

    private static final ThreadLocal<@Nullable WorkScope> CURRENT = new ThreadLocal<>();

    private ThreadScope() {}

    static Optional<WorkScope> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Sets the thread's scope, or none; answers what it was. */
    static @Nullable WorkScope set(@Nullable WorkScope scope) {
        @Nullable WorkScope before = CURRENT.get();
        if (scope == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(scope);
        }
        return before;
    }
}
