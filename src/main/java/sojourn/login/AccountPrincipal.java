package sojourn.login;

import jakarta.security.enterprise.CallerPrincipal;
import sojourn.account.AccountVersion;
import sojourn.account.KnownAccount;

/** Who has given the password of an account, and of which version of it. */
final class AccountPrincipal extends CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final AccountVersion account;

    AccountPrincipal(KnownAccount known) {
        super(known.account().name());
        this.account = known.version();
    }

    AccountVersion account() {
        return account;
    }
}
