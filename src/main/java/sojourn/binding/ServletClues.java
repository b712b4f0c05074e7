package sojourn.binding;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A servlet request as a source of clues. */
record ServletClues(HttpServletRequest request) implements ClueSource {

    @Override
    public List<String> header(String name) {
        return Collections.list(request.getHeaders(name));
    }

    /** Read from what was sent, as JAX-RS does: the server's own decoded path ends at the first matrix parameter. */
    @Override
    public List<String> path() {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .skip(1)
                .map(segment -> decoded(withoutParameters(segment)))
                .toList();
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
