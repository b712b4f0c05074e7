package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.account.AccountException;
import sojourn.login.OwnPassword;

/** The password of whoever looks at the page, an auditor too. */
@Named
@RequestScoped
public class PasswordPage {

    private final OwnPassword own;

    private @Nullable String present;
    private @Nullable String wanted;
    private @Nullable String again;

    @Inject
    PasswordPage(OwnPassword own) {
        this.own = own;
    }

    public void change() {
        String given = present == null ? "" : present;
        String password = wanted == null ? "" : wanted;
        if (!password.equals(again)) {
            Notices.failed("The new password is not the same twice.");
            return;
        }
        try {
            Optional<String> complaint = own.change(given, password);
            complaint.ifPresentOrElse(
                    Notices::failed,
                    () -> Notices.done("Your password is changed. Wherever else you are logged in, you have to log in"
                            + " again."));
        } catch (AccountException e) {
            Notices.failed("The new password " + e.sentence() + ".");
        }
    }

    public @Nullable String getPresent() {
        return present;
    }

    public void setPresent(@Nullable String present) {
        this.present = present;
    }

    public @Nullable String getWanted() {
        return wanted;
    }

    public void setWanted(@Nullable String wanted) {
        this.wanted = wanted;
    }

    public @Nullable String getAgain() {
        return again;
    }

    public void setAgain(@Nullable String again) {
        this.again = again;
    }
}
