package sojourn.deployment;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import sojourn.binding.WorkScope;
import sojourn.exchange.ExchangeIds;

/**
 * The ids of a request, its session and its trace in every line that is logged for it, where the server logs JSON.
 *
 * <p>Payara's JSON formatter writes a map among a record's parameters as members of the line. So a handler ahead of all
 * others adds one, behind the parameters that the message names; it has to, because some write on a thread of their own,
 * which knows nothing of the request. Where no handler writes JSON nothing is installed, and plain lines are as ever.
 */
@Singleton
class LogIds {

    /** Asked for by its name, since it is the server's: there is nothing of Payara's to compile against. */
    private static final String JSON_FORMATTER = "JSONLogFormatter";

    private final Logger root = Logger.getLogger("");
    private final Handler ids = new Ids();

    /** Begins, if the server logs JSON. */
    void add() {
        Handler[] others = root.getHandlers();
        if (Arrays.stream(others).noneMatch(LogIds::writesJson)) {
            return;
        }
        root.addHandler(ids);
        for (Handler other : others) {
            root.removeHandler(other);
            root.addHandler(other);
        }
    }

    /** To be called when the WAR is undeployed: the log would hold its classes for ever. */
    void remove() {
        root.removeHandler(ids);
    }

    private static boolean writesJson(Handler handler) {
        return handler.getFormatter() != null
                && handler.getFormatter().getClass().getSimpleName().equals(JSON_FORMATTER);
    }

    /** What is known of the work that the calling thread does; empty in work of the server's own. */
    private static Map<String, String> ofThread() {
        Map<String, String> ids = new LinkedHashMap<>();
        ExchangeIds.ofThread().ifPresent(exchange -> {
            ids.put("RequestID", exchange.requestId());
            ids.put("TraceID", exchange.traceId());
        });
        // A task's, on the thread of a task; the same ones with the session on the thread of a request.
        WorkScope.ofThread().ifPresent(scope -> {
            scope.requestId().ifPresent(request -> ids.put("RequestID", request));
            ids.put("TraceID", scope.traceId());
            scope.session().ifPresent(session -> ids.put("SessionID", session.toString()));
        });
        return ids;
    }

    /** Adds the ids to each record. */
    private static final class Ids extends Handler {

        @Override
        public void publish(LogRecord record) {
            @Nullable Object @Nullable [] parameters = record.getParameters();
            if (parameters == null && String.valueOf(record.getMessage()).contains("{0")) {
                // Without parameters it is written as it stands; with one the server would take it for a pattern.
                return;
            }
            Map<String, String> ids = ofThread();
            if (!ids.isEmpty()) {
                int count = parameters == null ? 0 : parameters.length;
                @Nullable Object[] more = parameters == null ? new Object[1] : Arrays.copyOf(parameters, count + 1);
                more[count] = ids;
                record.setParameters(more);
            }
        }

        @Override
        public void flush() {
            // Nothing is kept here.
        }

        @Override
        public void close() {
            // Nothing is open here.
        }
    }
}
