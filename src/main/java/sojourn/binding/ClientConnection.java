package sojourn.binding;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * The connection by which a request came.
 *
 * <p>Servlets have no way to break off an answer: whatever is thrown, Payara sends the last chunk behind what was written,
 * and the client takes it for whole. So the connection is closed by the server's own objects, which are asked by name,
 * because they are no API.
 */
public final class ClientConnection {

    private static final Logger LOG = System.getLogger(ClientConnection.class.getName());

    /** From Catalina's facade of a request to Grizzly's connection, and what closes it. */
    private static final List<String> WAY =
            List.of("getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection", "closeSilently");

    private ClientConnection() {}

    /** Closes the connection, so that the client sees that its answer is not whole. */
    public static void abort(ServletRequest request) {
        ServletRequest own = request;
        while (own instanceof ServletRequestWrapper wrapper) {
            own = wrapper.getRequest();
        }
        try {
            Object at = own;
            for (String step : WAY) {
                at = at.getClass().getMethod(step).invoke(at);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "A connection could not be aborted: its client may take for whole what it got", e);
        }
    }
}
