package sojourn.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token that a browser sends by itself, in a cookie, if the settings allow it.
 *
 * <p>A browser does so for whichever page makes it send a request. So a write has to show that it comes from a page of this
 * server: browsers say so, and let no page say it in their place.
 */
@Singleton
class TokenCookie {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** No token: what stands for a cookie that was sent twice, of which nobody knows which one is meant. */
    private static final String AMBIGUOUS = "";

    private final Optional<String> name;

    @Inject
    TokenCookie(CookieSettings settings) {
        name = settings.name();
    }

    /** What a request's cookie holds, be it a token or not; empty if it has no such cookie, or none may be sent. */
    Optional<String> of(HttpServletRequest request) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        List<String> sent = Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name.get()))
                .map(Cookie::getValue)
                .toList();
        return sent.isEmpty() ? Optional.empty() : Optional.of(sent.size() == 1 ? sent.get(0) : AMBIGUOUS);
    }

    /**
     * Whether a request may be done for the caller whom its cookie names: if it is a read, or comes from a page of this
     * server. Where the browser says what kind of page it comes from, that counts; else the page's origin does.
     */
    static boolean isTrusted(HttpServletRequest request) {
        if (READS.contains(request.getMethod())) {
            return true;
        }
        List<String> sites = Collections.list(request.getHeaders("Sec-Fetch-Site"));
        return sites.isEmpty()
                ? Collections.list(request.getHeaders("Origin")).equals(List.of(ownOrigin(request)))
                : sites.equals(List.of("same-origin"));
    }

    /** The origin of this server's pages, as browsers write it: without the port that a scheme has by itself. */
    private static String ownOrigin(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
