package sojourn.problem;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Whether this server is about to stop, and what a request is told then.
 *
 * <p>No proxy stands before it, so that it can be asked while the container comes down. It is set once; any thread may ask.
 */
@Singleton
public class Stopping {

    /** Nothing of the request was committed, or the client cannot know: whoever repeats it with its key is safe. */
    public static final Problem PROBLEM = Problem.of(
                    "stopping",
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Stopping",
                    "This node stops; send the request again, to another node.")
            .retryAfter(1);

    private volatile boolean begun;

    /** From now on no request is let in. */
    public void begin() {
        begun = true;
    }

    public boolean hasBegun() {
        return begun;
    }
}
