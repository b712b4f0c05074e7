package sojourn.rest;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Link} header of a page: the addresses of the pages around it, relative to the server, so that they hold
 * behind any proxy.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288</a>
 */
final class PageLinks {

    private final String path;
    private final String kept;
    private final List<String> links = new ArrayList<>();

    private PageLinks(String path, String kept) {
        this.path = path;
        this.kept = kept;
    }

    /**
     * The links of a request's answer.
     *
     * @param kept the names of the parameters that the other pages have in common with this one
     */
    static PageLinks of(UriInfo uri, String... kept) {
        StringBuilder query = new StringBuilder();
        for (String name : kept) {
            @Nullable String value = uri.getQueryParameters().getFirst(name);
            if (value != null) {
                query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return new PageLinks(uri.getRequestUri().getRawPath(), query.toString());
    }

    /** Adds the page that is found by two parameters. */
    PageLinks add(String relation, String name, Object value, String size, int limit) {
        String query = UriBuilder.fromPath("")
                .queryParam(name, value)
                .queryParam(size, limit)
                .build()
                .getRawQuery();
        links.add("<" + path + "?" + query + kept + ">; rel=\"" + relation + "\"");
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
