package sojourn.rest;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code Link} header of a page: the addresses of the pages around it, relative to the server, so that they hold
 * behind any proxy.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288</a>
 */
final class PageLinks {

    private final String path;
    private final List<String> links = new ArrayList<>();

    private PageLinks(String path) {
        this.path = path;
    }

    static PageLinks of(UriInfo uri) {
        return new PageLinks(uri.getRequestUri().getRawPath());
    }

    /** Adds the page that is found by two parameters. */
    PageLinks add(String relation, String name, Object value, String size, int limit) {
        String query = UriBuilder.fromPath("")
                .queryParam(name, value)
                .queryParam(size, limit)
                .build()
                .getRawQuery();
        links.add("<" + path + "?" + query + ">; rel=\"" + relation + "\"");
        return this;
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(", ", links);
    }
}
