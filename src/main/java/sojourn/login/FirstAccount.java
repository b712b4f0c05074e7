package sojourn.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import sojourn.account.Accounts;
import sojourn.database.DatabaseReady;

/** Makes the first administrator who is configured, if no account is an administrator's. */
@ApplicationScoped
class FirstAccount {

    private static final Logger LOG = System.getLogger(FirstAccount.class.getName());

    private final Accounts accounts;
    private final ConsoleSettings settings;

    @Inject
    FirstAccount(Accounts accounts, ConsoleSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    void make(@Observes DatabaseReady ready) {
        settings.firstAdministrator()
                .filter(wanted -> accounts.makeFirst(wanted.name(), wanted.password()))
                .ifPresent(wanted -> LOG.log(
                        Level.INFO, "The console has the account of its first administrator, {0}", wanted.name()));
    }
}
