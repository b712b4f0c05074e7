package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The scope that the calling code works in, to be injected: the same in a request and in a task, on each thread its own. */
@ApplicationScoped
public class CurrentScope {

    /**
     * The scope of this thread.
     *
     * @throws NoCurrentScope if the thread works in none
     */
    public WorkScope get() {
        return find().orElseThrow(NoCurrentScope::new);
    }

    /** The scope of this thread, empty if it works in none. */
    public Optional<WorkScope> find() {
        return ThreadScope.current();
    }
}
