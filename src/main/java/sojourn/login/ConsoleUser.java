package sojourn.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.session.Actor;

/**
 * Who has logged in to the console, and is remembered by the server's own session of that browser.
 *
 * @param name of the account
 */
public record ConsoleUser(String name, String role) implements Principal, Serializable {

    private static final String ATTRIBUTE = "sojourn.console.user";

    /** What the ids of accounts begin with: an account may be called like the user of a token. */
    private static final String KIND = "console:";

    @Override
    public String getName() {
        return name;
    }

    /** The id that tells this user from all who come with tokens. */
    public String id() {
        return KIND + name;
    }

    /** As the audit trail names them. */
    public Actor actor() {
        return Actor.admin(id());
    }

    public boolean isIn(String wanted) {
        return wanted.equals(role) || wanted.equals(Caller.ANYBODY);
    }

    /** Whether they may look at what the console shows. */
    boolean mayRead() {
        return isIn(Caller.ADMIN) || isIn(Caller.AUDITOR);
    }

    /** Who sends a request; empty if nobody has logged in, or long ago. */
    static Optional<ConsoleUser> of(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof ConsoleUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** Remembers them, in a session that nobody else can have known before. */
    void remember(HttpServletRequest request) {
        @Nullable HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(ATTRIBUTE, this);
    }
}
