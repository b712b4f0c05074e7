package sojourn.login;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sojourn.identity.OwnPage;
import sojourn.openid.OpenIdProvider;
import sojourn.openid.SignOnTry;

/**
 * Sends people to the provider to log in.
 *
 * <p>By a link and not by a form: browsers let a form lead to this server alone, wherever that sends them.
 */
@WebServlet(SignOnServlet.PATH)
public class SignOnServlet extends HttpServlet {

    static final String PATH = "/console/login/oidc";

    private static final long serialVersionUID = 1L;

    private final transient OpenIdProvider provider;

    @Inject
    public SignOnServlet(OpenIdProvider provider) {
        this.provider = provider;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!provider.isThere()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (ConsoleUser.of(request).isPresent()) {
            response.sendRedirect(LoginServlet.target(request));
            return;
        }
        SignOnTry begun = SignOnTry.fresh();
        Optional<URI> address = provider.begin(begun, base(request));
        if (address.isEmpty()) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    unavailable(provider),
                    LoginServlet.then(request));
            return;
        }
        new SignOnCookie(begun, LoginServlet.then(request)).write(request, response);
        response.sendRedirect(address.get().toString());
    }

    /** Where this application is, as browsers know it. */
    static String base(HttpServletRequest request) {
        return OwnPage.origin(request) + request.getContextPath();
    }

    static String unavailable(OpenIdProvider provider) {
        return "Nobody can log in by " + provider.name()
                + " now: it does not answer. Try again in a while; the server's log says more.";
    }

    /** Shows the page that asks people to log in, with what is wrong. */
    static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String sentence,
            Optional<String> then)
            throws ServletException, IOException {
        response.setStatus(status);
        request.setAttribute("complaint", sentence);
        request.getRequestDispatcher(
                        LoginServlet.PATH + "?then=" + URLEncoder.encode(then.orElse(""), StandardCharsets.UTF_8))
                .forward(request, response);
    }
}
