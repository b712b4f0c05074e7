package sojourn.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sojourn.binding.ClientConnection;
import sojourn.database.DatabaseTrouble;
import sojourn.exchange.RequestId;

/**
 * The page that the console shows where it cannot show another: it needs neither the database nor Faces. While the database
 * is away it asks again every few seconds, and so gives way to the page that was wanted.
 */
final class ConsoleTrouble {

    private static final Logger LOG = System.getLogger(ConsoleTrouble.class.getName());

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final int SECONDS = 5;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            %4$s
            <title>%2$s · Sojourn</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="%1$s/jakarta.faces.resource/console.css.xhtml?ln=sojourn">
            </head>
            <body class="alone">
            <main class="card alone-card">
            <p class="brand">Sojourn</p>
            <h1>%2$s</h1>
            <p role="status">%3$s</p>
            <p><a class="button" href="">Try again now</a> <a href="%1$s/console">Overview</a></p>
            </main>
            </body>
            </html>
            """;

    private ConsoleTrouble() {}

    /** Whether a script asks for parts of a page: it looks at the status alone. */
    static boolean isPartial(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    static void tell(HttpServletRequest request, HttpServletResponse response, Exception failure) throws IOException {
        String id = RequestId.of(request::getAttribute).orElse("without an id");
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(failure);
        if (trouble.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "Request {0} to the console: the database is {1}: {2}",
                    id,
                    trouble.get(),
                    failure.toString());
        } else {
            LOG.log(Level.ERROR, "Request " + id + " to the console failed", failure);
        }
        if (response.isCommitted()) {
            // The server would send the last chunk, and the browser take the page or file for whole.
            ClientConnection.abort(request);
            return;
        }
        response.reset();
        response.setHeader("Cache-Control", "no-store");
        boolean passes = trouble.isPresent();
        response.setStatus(
                passes ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        if (passes) {
            response.setIntHeader("Retry-After", SECONDS);
        }
        if (!isPartial(request)) {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(page(request, trouble, id).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String page(HttpServletRequest request, Optional<DatabaseTrouble> trouble, String requestId) {
        String title = trouble.map(which -> switch (which) {
                    case UNAVAILABLE -> "PostgreSQL does not answer";
                    case CONTENDED -> "Too much at once";
                })
                .orElse("The server failed");
        String sentence = trouble.map(which -> switch (which) {
                    case UNAVAILABLE ->
                        "Sojourn keeps everything in PostgreSQL, which cannot be reached now. This page asks again every "
                                + SECONDS
                                + " seconds. If you were changing something, look whether it was done when the page is back.";
                    case CONTENDED ->
                        "Others work on the same data. Nothing was changed; this page asks again in " + SECONDS
                                + " seconds.";
                })
                .orElse("What went wrong is in the server's log, with the request " + requestId + ".");
        String refresh = trouble.isPresent() ? "<meta http-equiv=\"refresh\" content=\"" + SECONDS + "\">" : "";
        return PAGE.formatted(request.getContextPath(), title, sentence, refresh);
    }
}
