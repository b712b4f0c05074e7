package sojourn.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditTrail;
import sojourn.database.DatabaseReady;
import sojourn.identity.Caller;
import sojourn.session.Actor;

/** The console's accounts. Safe for any number of threads and nodes. */
@ApplicationScoped
@Transactional
public class Accounts {

    private static final Logger LOG = System.getLogger(Accounts.class.getName());

    private final AccountRepository repository;
    private final Passwords passwords;
    private final ConsoleSettings settings;
    private final AuditTrail trail;

    @Inject
    Accounts(AccountRepository repository, Passwords passwords, ConsoleSettings settings, AuditTrail trail) {
        this.repository = repository;
        this.passwords = passwords;
        this.settings = settings;
        this.trail = trail;
    }

    /** Makes the first administrator who is configured, if there is no account yet. */
    void makeFirst(@Observes DatabaseReady ready) {
        settings.firstAdministrator()
                .filter(wanted -> !repository.isAny())
                .map(wanted -> new Account(wanted.name(), passwords.hash(wanted.password()), Caller.ADMIN))
                .filter(repository::add)
                .ifPresent(account -> {
                    trail.note(Actor.SYSTEM, AuditAction.CONSOLE_ACCOUNT, account.name(), JsonValue.EMPTY_JSON_OBJECT);
                    LOG.log(Level.INFO, "The console has its first account, {0}", account.name());
                });
    }

    Optional<Account> find(String name) {
        return repository.find(name);
    }

    /** Whether anybody can log in at all. */
    boolean isAny() {
        return repository.isAny();
    }
}
