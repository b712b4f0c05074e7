package sojourn.binding;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A servlet request as a source of clues. */
record ServletClues(HttpServletRequest request) implements ClueSource {

    @Override
    public List<String> header(String name) {
        return Collections.list(request.getHeaders(name));
    }

    /** The decoded path behind the servlet that is mapped to /api, or behind /api where another one is mapped below it. */
    @Override
    public List<String> path() {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .skip(1)
                .map(segment -> segment.replaceFirst(";.*", ""))
                .toList();
    }
}
