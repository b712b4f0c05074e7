package sojourn.binding;

/** A question for the current scope or session where no scope is: outside of a request to the API and of a task. */
public final class NoCurrentScope extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoCurrentScope() {
        super(
                "There is no scope on this thread: sessions are bound in requests below /api and in background tasks, and on"
                        + " threads that got the scope by a ContextService.");
    }
}
