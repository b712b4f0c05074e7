package sojourn.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a request comes from a page of this server: browsers say so, and let no page say it in their place. */
public final class OwnPage {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private OwnPage() {}

    /**
     * Whether a request may be done for the caller whom its cookie names: if it is a read, or comes from a page of this
     * server. Where the browser says what kind of page it comes from, that counts; else the page's origin does.
     */
    public static boolean isTrusted(HttpServletRequest request) {
        if (READS.contains(request.getMethod())) {
            return true;
        }
        List<String> sites = Collections.list(request.getHeaders("Sec-Fetch-Site"));
        return sites.isEmpty()
                ? Collections.list(request.getHeaders("Origin")).equals(List.of(origin(request)))
                : sites.equals(List.of("same-origin"));
    }

    /** The origin of this server's pages, as browsers write it: without the port that a scheme has by itself. */
    public static String origin(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
