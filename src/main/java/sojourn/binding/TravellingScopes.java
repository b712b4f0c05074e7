package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Scopes on the threads to which a ContextService carries them.
 *
 * <p>A thread that works in a scope keeps the session from ending under it, as another scope would. One that comes when
 * the scope was left works in a scope of its own, whose session is another.
 */
@ApplicationScoped
class TravellingScopes {

    private static final Logger LOG = System.getLogger(TravellingScopes.class.getName());

    private final Scopes scopes;
    private final Instance<RequestContextController> contexts;

    @Inject
    TravellingScopes(Scopes scopes, Instance<RequestContextController> contexts) {
        this.scopes = scopes;
        this.contexts = contexts;
    }

    /** Lets the thread work in a scope, with a CDI request context of its own. Answers how it stops. */
    Runnable arrive(WorkScope carried) {
        WorkScope scope = scopes.join(carried);
        RequestContextController context = contexts.get();
        boolean activated = context.activate();
        ThreadScope.Place place = scope == carried ? ThreadScope.Place.visiting(scope) : ThreadScope.Place.of(scope);
        ThreadScope.@Nullable Place before = ThreadScope.set(place);
        return () -> {
            ThreadScope.set(before);
            try {
                if (activated) {
                    context.deactivate();
                }
                contexts.destroy(context);
            } finally {
                depart(scope, carried);
            }
        };
    }

    private void depart(WorkScope scope, WorkScope carried) {
        try {
            if (scope == carried) {
                scopes.part(scope);
            } else {
                scopes.leave(scope);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The session of scope " + scope.id() + " could not be ended, which is tried again", e);
        }
    }
}
