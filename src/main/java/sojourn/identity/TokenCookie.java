package sojourn.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token that a browser sends by itself, in a cookie, if the settings allow it.
 *
 * <p>A browser does so for whichever page makes it send a request. So a write has to show that it comes from a page of this
 * server: see {@link OwnPage}.
 */
@Singleton
class TokenCookie {

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
}
