package sojourn.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The page that leads on to the provider, at which people who log out here log out too.
 *
 * <p>A page and no redirect: it answers a form, and browsers let a form lead to this server alone, by redirects too.
 */
final class SignOffPage {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="0;url=%2$s">
            <title>Logged out · Sojourn</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="%1$s/jakarta.faces.resource/console.css.xhtml?ln=sojourn">
            </head>
            <body class="alone">
            <main class="card alone-card">
            <p class="brand">Sojourn</p>
            <h1>Logged out</h1>
            <p role="status">You are logged out of the console.</p>
            <p><a class="button" href="%2$s">Log out of the single sign-on too</a></p>
            </main>
            </body>
            </html>
            """;

    private SignOffPage() {}

    static void show(HttpServletRequest request, HttpServletResponse response, URI further) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setContentType("text/html;charset=UTF-8");
        String address =
                further.toString().replace("&", "&amp;").replace("'", "&#39;").replace("\"", "&quot;");
        response.getOutputStream()
                .write(PAGE.formatted(request.getContextPath(), address).getBytes(StandardCharsets.UTF_8));
    }
}
