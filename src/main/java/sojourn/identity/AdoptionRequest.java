package sojourn.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request by which a caller adopts a session of nobody. It is the one kind that comes with two credentials: the caller's own,
 * and the session's secret.
 *
 * <p>From here on it is the caller's alone. The secret is no header any more, by which others would look for a session of the
 * caller's, but an attribute: see {@link AnonymousSecret#given}.
 */
final class AdoptionRequest extends HttpServletRequestWrapper {

    /** As it is written, and in no other way in which it could be: what is not this has one credential. */
    private static final Pattern ADDRESS = Pattern.compile("/api/sessions/[^/;]+/adopt");

    AdoptionRequest(HttpServletRequest request, AnonymousSecret secret) {
        super(request);
        setAttribute(AnonymousSecret.GIVEN, secret);
    }

    /** Whether a request asks for an adoption, whatever credentials it has. */
    static boolean isOne(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getMethod().equals("POST") && ADDRESS.matcher(path).matches();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isSecret(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isSecret(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isSecret(name))
                .toList());
    }

    private static boolean isSecret(String header) {
        return header.equalsIgnoreCase(AnonymousSecret.HEADER);
    }
}
