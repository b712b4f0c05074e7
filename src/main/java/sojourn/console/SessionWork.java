package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.binding.ScopeFigures;
import sojourn.task.BackgroundFigures;
import sojourn.task.TaskSnapshot;

/** The work that goes on in a session on the node that shows the page: the others know of their own. */
@Named
@RequestScoped
public class SessionWork {

    private final ScopeFigures scopes;
    private final BackgroundFigures background;
    private final SessionPage page;

    @Inject
    SessionWork(ScopeFigures scopes, BackgroundFigures background, SessionPage page) {
        this.scopes = scopes;
        this.background = background;
        this.page = page;
    }

    /** How many requests and tasks keep it alive; what one of them has started counts as one with it. */
    public int getScopes() {
        @Nullable SessionLine line = page.getLine();
        return line == null ? 0 : scopes.using(line.getSession().id());
    }

    public List<TaskSnapshot> getTasks() {
        @Nullable SessionLine line = page.getLine();
        return line == null ? List.of() : background.of(line.getSession().id());
    }
}
