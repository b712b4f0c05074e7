package sojourn.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import sojourn.session.SessionId;

/** How much there is to do in this node's background. */
@ApplicationScoped
public class BackgroundFigures {

    private final TaskQueue queue;
    private final BackgroundSettings settings;

    @Inject
    BackgroundFigures(TaskQueue queue, BackgroundSettings settings) {
        this.queue = queue;
        this.settings = settings;
    }

    /** How many tasks wait. */
    public int waiting() {
        return queue.waiting();
    }

    /** How many may. */
    public int capacity() {
        return settings.queueCapacity();
    }

    /** How many run. */
    public int running() {
        return queue.running();
    }

    /** Those in a session: those that run, then those that wait. */
    public List<TaskSnapshot> of(SessionId session) {
        return queue.of(session);
    }
}
