package sojourn.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.account.AccountVersion;
import sojourn.account.Accounts;
import sojourn.account.Credentials;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditTrail;
import sojourn.ratelimit.LoginAttempts;

/**
 * The password of whoever sends a request to the console, as they change it themselves.
 *
 * <p>They give the present one, which is counted as an attempt to log in: a browser that somebody has left alone is no
 * place to guess it. Wherever else they have logged in they have to do so again.
 */
@RequestScoped
public class OwnPassword {

    private static final String WRONG = "The present password is wrong.";

    private final HttpServletRequest request;
    private final Accounts accounts;
    private final LoginAttempts attempts;
    private final AuditTrail trail;

    @Inject
    OwnPassword(HttpServletRequest request, Accounts accounts, LoginAttempts attempts, AuditTrail trail) {
        this.request = request;
        this.accounts = accounts;
        this.attempts = attempts;
        this.trail = trail;
    }

    /**
     * Changes it.
     *
     * @return why not, as a sentence; empty if it is changed
     * @throws sojourn.account.AccountRefused if the wanted one cannot be a password
     */
    public Optional<String> change(String present, String wanted) {
        ConsoleUser user =
                ConsoleUser.of(request).orElseThrow(() -> new IllegalStateException("The gate lets nobody else in"));
        @Nullable AccountVersion own = user.account();
        if (own == null) {
            return Optional.of("Your password is not kept here.");
        }
        if (!Credentials.isPassword(present)) {
            return Optional.of(WRONG);
        }
        String address = Optional.ofNullable(request.getRemoteAddr()).orElse("");
        Optional<Duration> wait = attempts.begin(address, user.name());
        if (wait.isPresent()) {
            return wait.map(LoginServlet::tooMany);
        }
        // Whose password it is decides the version: the name may have become another account's.
        boolean isRight = accounts.verify(user.name(), present.toCharArray())
                .filter(known -> known.version().equals(own))
                .isPresent();
        if (!isRight) {
            trail.note(
                    user.actor(),
                    AuditAction.CONSOLE_ACCOUNT_PASSWORD_FAILED,
                    user.name(),
                    JsonValue.EMPTY_JSON_OBJECT);
            return Optional.of(WRONG);
        }
        attempts.succeed(address, user.name());
        Optional<AccountVersion> renewed = accounts.renewPassword(own, wanted, user.actor());
        renewed.ifPresent(account ->
                ConsoleUser.ofAccount(user.name(), user.role(), account).replace(request));
        return renewed.isPresent() ? Optional.empty() : Optional.of("Your account was changed meanwhile.");
    }
}
