package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs work in a scope on the calling thread, and leaves the thread as it was. */
@ApplicationScoped
public class ScopeRunner {

    /**
     * Runs work in a scope. The CDI request context is active in it and destroyed with it, unless the thread has one
     * already.
     *
     * @throws Exception what the work throws
     */
    @ActivateRequestContext
    public <T> T call(WorkScope scope, Callable<T> work) throws Exception {
        return in(scope, work);
    }

    /** Tells something of a scope in its name, be it left already or not: a line in the log, say. */
    public void tell(WorkScope scope, Runnable action) {
        ThreadScope.@Nullable Place before = ThreadScope.set(ThreadScope.Place.of(scope));
        try {
            action.run();
        } finally {
            ThreadScope.set(before);
        }
    }

    /** Does something that is to know nothing of the scope that the thread works in. */
    public void outside(Runnable action) {
        ThreadScope.@Nullable Place before = ThreadScope.set(null);
        try {
            action.run();
        } finally {
            ThreadScope.set(before);
        }
    }

    /** Answers something by work that is to know nothing of the scope that the thread works in. */
    public <T> T answerOutside(Supplier<T> work) {
        ThreadScope.@Nullable Place before = ThreadScope.set(null);
        try {
            return work.get();
        } finally {
            ThreadScope.set(before);
        }
    }

    private static <T> T in(WorkScope scope, Callable<T> work) throws Exception {
        ThreadScope.@Nullable Place before = ThreadScope.set(ThreadScope.Place.of(scope));
        try {
            return work.call();
        } finally {
            ThreadScope.set(before);
        }
    }
}
