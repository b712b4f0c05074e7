package sojourn.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * That the provider has vouched for whoever uses a browser's session, and how long ago.
 *
 * <p>The provider is not asked again while it holds, so it holds for an hour at most: whom the provider has locked out, or
 * taken a role from, has it here for no longer. The life of the ID token does not count. It says by when the token has to
 * arrive, a few minutes mostly, and people would be sent away in the middle of their work.
 *
 * <p>It cannot be written down, on purpose: a session that comes back after a restart is without it, and counts for nothing.
 */
final class SignedOn {

    static final Duration LIFE = Duration.ofHours(1);

    private static final String ATTRIBUTE = "sojourn.console.signed-on";

    private final String idToken;
    private final LongSupplier nanos;
    private final long begun;

    SignedOn(String idToken) {
        this(idToken, System::nanoTime);
    }

    SignedOn(String idToken, LongSupplier nanos) {
        this.idToken = idToken;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** What the provider knows them by at their logout. */
    String idToken() {
        return idToken;
    }

    boolean holds() {
        return nanos.getAsLong() - begun < LIFE.toNanos();
    }

    /** Whether it holds for a session; never for one that has nothing of the kind. */
    static boolean holds(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof SignedOn signedOn && signedOn.holds();
    }

    /** That of a request's session; empty if it has none. */
    static Optional<SignedOn> of(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SignedOn signedOn
                ? Optional.of(signedOn)
                : Optional.empty();
    }

    /** Remembers it in the session of somebody who has just logged in. */
    void remember(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }
}
