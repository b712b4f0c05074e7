package sojourn.binding;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of context that carries a scope, with its session, caller and trace, from the thread that hands work to a
 * managed executor to the one that does it (Jakarta Concurrency 3.0, section 3.3). Found by the server by its name in
 * META-INF/services.
 */
public final class WorkScopeContext implements ThreadContextProvider {

    /** The name by which a ContextServiceDefinition propagates it. */
    public static final String TYPE = "sojourn.WorkScope";

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        Optional<WorkScope> current = ThreadScope.current();
        if (current.isEmpty()) {
            return clearedContext(properties);
        }
        TravellingScopes scopes = CDI.current().select(TravellingScopes.class).get();
        return () -> {
            Runnable departure = scopes.arrive(current.get());
            return departure::run;
        };
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return () -> {
            ThreadScope.@Nullable Place before = ThreadScope.set(null);
            return () -> ThreadScope.set(before);
        };
    }

    @Override
    public String getThreadContextType() {
        return TYPE;
    }
}
