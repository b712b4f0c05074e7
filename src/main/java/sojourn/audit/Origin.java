package sojourn.audit;

import org.jspecify.annotations.Nullable;
import sojourn.binding.WorkScope;

/**
 * From where something is done, as the scope tells in which the calling thread works: so it travels with requests and their
 * tasks, and nobody has to hand it on. A timer has no scope.
 *
 * @param address the address that the request came from, null in tasks and timers
 * @param requestId the request, also in the tasks that it started; null in timers
 */
record Origin(@Nullable String address, @Nullable String requestId) {

    private static final Origin SERVER = new Origin(null, null);

    static Origin ofThread() {
        return WorkScope.ofThread().map(Origin::of).orElse(SERVER);
    }

    private static Origin of(WorkScope scope) {
        return new Origin(scope.address().orElse(null), scope.requestId().orElseGet(scope::traceId));
    }
}
