package sojourn.system.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor.Priority;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import sojourn.session.SessionEnding;
import sojourn.session.SessionId;
import sojourn.session.SessionsDeleting;

/** Parts that an extended WAR has in ends and deletions, and that fail as badly as a part can. */
@ApplicationScoped
public class FailingParts {

    /** Owners whose sessions can never be ended. */
    public static final String UNLUCKY = "unlucky-";

    /** Owners whose sessions are ended at the second attempt. */
    public static final String RECOVERING = "recovering-";

    private final Set<SessionId> tried = ConcurrentHashMap.newKeySet();

    void end(@Observes @jakarta.annotation.Priority(Priority.LIBRARY_AFTER) SessionEnding ending) {
        String owner = ending.owner().toString();
        if (owner.contains(UNLUCKY) || (owner.contains(RECOVERING) && tried.add(ending.session()))) {
            throw new AssertionError("the last part breaks");
        }
    }

    void delete(@Observes SessionsDeleting deleting) {
        throw new AssertionError("nothing can be deleted");
    }
}
