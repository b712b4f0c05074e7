package sojourn.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.account.AccountVersion;
import sojourn.identity.Caller;
import sojourn.session.Actor;

/**
 * Who has logged in to the console, and is remembered by the server's own session of that browser.
 *
 * @param name of the account
 * @param account what the account was when they logged in; null where a provider vouches for them
 * @param subject the provider's id of them; null if they have an account here
 */
public record ConsoleUser(
        String name,
        String role,
        @Nullable AccountVersion account,
        @Nullable String subject) implements Principal, Serializable {

    private static final String ATTRIBUTE = "sojourn.console.user";

    /** What the ids of accounts begin with: an account may be called like the user of a token. */
    private static final String KIND = "console:";

    /** What the ids of those begin with for whom the provider vouches, whose names may change. */
    private static final String PROVIDER = "oidc:";

    /** Somebody who has an account here. */
    static ConsoleUser ofAccount(String name, String role, @Nullable AccountVersion account) {
        return new ConsoleUser(name, role, account, null);
    }

    /** Somebody for whom the provider vouches. */
    static ConsoleUser ofProvider(String name, String role, String subject) {
        return new ConsoleUser(name, role, null, subject);
    }

    @Override
    public String getName() {
        return name;
    }

    /** The id that tells this user from all who come with tokens. */
    public String id() {
        return subject == null ? KIND + name : PROVIDER + subject;
    }

    /** As the audit trail names them. */
    public Actor actor() {
        return Actor.admin(id());
    }

    /** As whom they are the subject of their login. */
    String subjectOfAudit() {
        return subject == null ? name : subject;
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
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof ConsoleUser user
                        && (user.subject == null || SignedOn.holds(session))
                ? Optional.of(user)
                : Optional.empty();
    }

    /** Whether their password is kept here. */
    public boolean hasPassword() {
        return account != null;
    }

    /** Remembers them from now on as this, in the session that they have, under another id. */
    void replace(HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Forgets who has logged in, and all that the server's session of that browser holds. */
    static void forget(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Remembers them, in a session that nobody else can have known before. */
    void remember(HttpServletRequest request) {
        forget(request);
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(ATTRIBUTE, this);
    }
}
