package sojourn.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import sojourn.trace.TraceId;

/** A request whose header says which trace it belongs to, whatever its sender has said. */
final class TracedRequest extends WatchedRequest {

    private final String parent;

    TracedRequest(HttpServletRequest request, HttpServletResponse response, String parent, IntConsumer end) {
        super(request, response, end);
        this.parent = parent;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isOurs(name) ? parent : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isOurs(name) ? Collections.enumeration(Set.of(parent)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Collections.list(super.getHeaderNames()));
        names.add(TraceId.HEADER);
        return Collections.enumeration(names);
    }

    private static boolean isOurs(String name) {
        return name.equalsIgnoreCase(TraceId.HEADER);
    }
}
