package sojourn.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.openid.SignOnTry;

/**
 * What a browser remembers while it is at the provider: its try, and the page that was asked for before.
 *
 * <p>It is kept there and not in a session of the server: nobody can fill the server with tries, and whichever node gets the
 * provider's answer knows what to make of it. Another site can make a browser send it, but can neither read nor write it.
 *
 * @param page empty if none was asked for
 */
record SignOnCookie(SignOnTry begun, Optional<String> page) {

    private static final String NAME = "sojourn-sign-on";

    private static final Duration LIFE = Duration.ofMinutes(10);

    /** Browsers keep no cookie that is much longer. */
    private static final int LONGEST_PAGE = 2_000;

    /** What a request brings; empty if that is nothing that this server has written. */
    static Optional<SignOnCookie> of(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        List<String> sent = cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .toList();
        // Of two, nobody knows which one is meant.
        return sent.size() == 1 ? parse(sent.get(0)) : Optional.empty();
    }

    static Optional<SignOnCookie> parse(String text) {
        int end = text.lastIndexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        try {
            String page = new String(Base64.getUrlDecoder().decode(text.substring(end + 1)), StandardCharsets.UTF_8);
            return SignOnTry.parse(text.substring(0, end))
                    .map(begun -> new SignOnCookie(begun, Optional.of(page).filter(LoginServlet::isOwnPage)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        byte[] bytes = page.filter(wanted -> wanted.length() <= LONGEST_PAGE)
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
        return begun.text() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void write(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, text(), LIFE);
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, "", Duration.ZERO);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath(request.getContextPath() + SignOnServlet.PATH);
        cookie.setMaxAge((int) life.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        // Not "Strict": it is the provider that sends the browser back.
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
