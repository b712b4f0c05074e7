package sojourn.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told about every answer, so that nothing in it is run, framed or read by pages of others. */
final class SecurityHeaders {

    static final String POLICY = "Content-Security-Policy";

    /** For answers that are data: nothing of them is to be loaded, run or shown in a frame. */
    private static final String DATA =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /**
     * For the page that shows the API: its own scripts, styles and pictures, and requests to this server. Swagger UI has
     * pictures within its style sheet.
     */
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String PAGES = "/browse/";

    /** A year. Only this host: what its sibling hosts do is not for us to say. */
    private static final String ALWAYS_TLS = "max-age=31536000";

    private SecurityHeaders() {}

    static void addTo(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(POLICY, isPage(request) ? PAGE : DATA);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", ALWAYS_TLS);
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        return request.getRequestURI()
                .startsWith(PAGES, request.getContextPath().length());
    }
}
