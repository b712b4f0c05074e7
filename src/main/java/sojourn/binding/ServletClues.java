package sojourn.binding;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A servlet request as a source of clues. For one thread. */
final class ServletClues implements ClueSource {

    private final HttpServletRequest request;

    /** Read once, when the first clue asks. */
    private @Nullable List<String> path;

    ServletClues(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public List<String> header(String name) {
        // Nearly no request has any: the cheaper question first.
        return request.getHeader(name) == null ? List.of() : Collections.list(request.getHeaders(name));
    }

    /** Read from what was sent, as JAX-RS does: the server's own decoded path ends at the first matrix parameter. */
    @Override
    public List<String> path() {
        @Nullable List<String> known = path;
        if (known == null) {
            known = segments(request.getRequestURI(), request.getContextPath().length());
            path = known;
        }
        return known;
    }

    /** The segments behind the first one, which is the API's own. */
    private static List<String> segments(String uri, int contextPath) {
        List<String> segments = new ArrayList<>();
        boolean below = false;
        int start = contextPath;
        while (start < uri.length()) {
            int slash = uri.indexOf('/', start);
            int end = slash < 0 ? uri.length() : slash;
            if (end > start) {
                if (below) {
                    segments.add(decoded(withoutParameters(uri.substring(start, end))));
                }
                below = true;
            }
            start = end + 1;
        }
        return segments;
    }

    private static String withoutParameters(String segment) {
        int parameters = segment.indexOf(';');
        return parameters < 0 ? segment : segment.substring(0, parameters);
    }

    private static String decoded(String segment) {
        try {
            return segment.indexOf('%') < 0
                    ? segment
                    : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // No id looks like that.
            return segment;
        }
    }
}
