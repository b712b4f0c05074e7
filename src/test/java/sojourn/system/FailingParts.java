package sojourn.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor.Priority;
import sojourn.session.SessionEnding;
import sojourn.session.SessionsDeleting;

/** Parts that an extended WAR has in ends and deletions, and that fail as badly as a part can. */
@ApplicationScoped
class FailingParts {

    static final String UNLUCKY = "unlucky-";

    void end(@Observes @jakarta.annotation.Priority(Priority.LIBRARY_AFTER) SessionEnding ending) {
        if (ending.owner().toString().contains(UNLUCKY)) {
            throw new AssertionError("the last part breaks");
        }
    }

    void delete(@Observes SessionsDeleting deleting) {
        throw new AssertionError("nothing can be deleted");
    }
}
