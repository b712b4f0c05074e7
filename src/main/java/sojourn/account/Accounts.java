package sojourn.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import sojourn.account.AccountRepository.Stored;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditTrail;
import sojourn.session.Actor;

/**
 * The console's accounts.
 *
 * <p>Where there is an administrator's account, there is always one: the last one is neither deleted nor made an auditor,
 * which the database decides under the locks of all of them. What is done to an account is in the audit trail, under its
 * name. Safe for any number of threads and nodes.
 */
@ApplicationScoped
@Transactional
public class Accounts {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final AccountRepository repository;
    private final Passwords passwords;
    private final AuditTrail trail;

    @Inject
    Accounts(AccountRepository repository, Passwords passwords, AuditTrail trail) {
        this.repository = repository;
        this.passwords = passwords;
        this.trail = trail;
    }

    /** Makes an administrator's account, unless there is one, or the name is taken; whether it did. */
    public boolean makeFirst(String name, String password) {
        if (repository.isAnyAdministrator()) {
            return false;
        }
        Optional<Stored> made = repository.add(AccountId.next(), name, AccountRole.ADMIN, passwords.hash(password));
        made.ifPresent(account -> note(Actor.SYSTEM, AuditAction.CONSOLE_ACCOUNT, account.account(), about(account)));
        return made.isPresent();
    }

    /**
     * Makes an account.
     *
     * @throws AccountRefused if name or password cannot be one
     * @throws AccountNameTaken if there is one of this name
     */
    public Account make(NewAccount wanted, Actor by) {
        if (!Credentials.isName(wanted.name())) {
            throw new AccountRefused(
                    "name",
                    "must have 1 to " + Credentials.LONGEST_NAME
                            + " characters that can be typed, and no blank around");
        }
        checkNew(wanted.password());
        Stored made = repository
                .add(AccountId.next(), wanted.name(), wanted.role(), passwords.hash(wanted.password()))
                .orElseThrow(() -> new AccountNameTaken(wanted.name()));
        note(by, AuditAction.CONSOLE_ACCOUNT_MAKE, made.account(), about(made));
        return made.account();
    }

    /**
     * Gives an account another role, or another password, or both. Whoever has logged in to it has to log in again, unless
     * nothing changes.
     *
     * @throws AccountRefused if the password cannot be one
     * @throws AccountNotFound if there is no such account
     * @throws LastAdministrator if nobody else could change anything then
     */
    public Account change(AccountId id, AccountChange change, Actor by) {
        change.password().ifPresent(Accounts::checkNew);
        // Ahead of the locks: it takes long.
        Optional<String> hash = change.password().map(passwords::hash);
        List<Stored> locked = repository.lockWithAdministrators(id);
        Stored before = found(id, locked);
        Account account = before.account();
        AccountRole role = change.role().orElse(account.role());
        boolean isOther = role != account.role();
        if (!isOther && hash.isEmpty()) {
            return account;
        }
        if (isOther) {
            refuseIfLast(account, locked);
        }
        repository.change(id, role, hash.orElse(before.passwordHash()));
        JsonObjectBuilder details = about(before).add("role", role.label()).add("password", hash.isPresent());
        if (isOther) {
            details.add("before", account.role().label());
        }
        note(by, AuditAction.CONSOLE_ACCOUNT_CHANGE, account, details);
        return new Account(id, account.name(), role, account.createdAt());
    }

    /**
     * Deletes an account. Whoever has logged in to it is out.
     *
     * @throws AccountNotFound if there is no such account
     * @throws LastAdministrator if nobody else could change anything then
     */
    public void delete(AccountId id, Actor by) {
        List<Stored> locked = repository.lockWithAdministrators(id);
        Stored before = found(id, locked);
        refuseIfLast(before.account(), locked);
        repository.delete(id);
        note(by, AuditAction.CONSOLE_ACCOUNT_DELETE, before.account(), about(before));
    }

    /**
     * Gives an account the password that its own user wants.
     *
     * @param before what the account was when the user gave its present password
     * @return what it is from now on; empty if it was changed or deleted meanwhile
     * @throws AccountRefused if the password cannot be one
     */
    public Optional<AccountVersion> renewPassword(AccountVersion before, String password, Actor by) {
        checkNew(password);
        Optional<Stored> renewed = repository.renew(before, passwords.hash(password));
        renewed.ifPresent(account -> note(by, AuditAction.CONSOLE_ACCOUNT_PASSWORD, account.account(), about(account)));
        return renewed.map(Stored::version);
    }

    /**
     * The account of a name whose password this is; empty if it is not, or there is none. Both take equally long, and hold no
     * connection meanwhile.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public Optional<KnownAccount> verify(String name, char[] password) {
        Optional<Stored> found = repository.find(name);
        if (found.isEmpty()) {
            passwords.compareInVain(password);
            return Optional.empty();
        }
        return found.filter(account -> passwords.isRight(password, account.passwordHash()))
                .map(account -> new KnownAccount(account.account(), account.version()));
    }

    /** Whether an account is what it was. */
    public boolean isCurrent(AccountVersion version) {
        return repository.isCurrent(version);
    }

    public boolean isThere(String name) {
        return repository.find(name).isPresent();
    }

    public Optional<Account> find(AccountId id) {
        return repository.find(id).map(Stored::account);
    }

    /** Whether anybody can log in at all. */
    public boolean isAny() {
        return repository.isAny();
    }

    /** Up to {@code limit} accounts, newest first. */
    public List<Account> list(AccountsAfter after, int limit) {
        return repository.list(after, limit).stream().map(Stored::account).toList();
    }

    private static Stored found(AccountId id, List<Stored> locked) {
        return locked.stream()
                .filter(each -> each.account().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AccountNotFound(id));
    }

    private static void refuseIfLast(Account leaving, List<Stored> locked) {
        boolean staysOne = locked.stream()
                .map(Stored::account)
                .anyMatch(other ->
                        other.role() == AccountRole.ADMIN && !other.id().equals(leaving.id()));
        if (leaving.role() == AccountRole.ADMIN && !staysOne) {
            throw new LastAdministrator(leaving.name());
        }
    }

    private static void checkNew(String password) {
        if (!Credentials.isNewPassword(password)) {
            throw new AccountRefused(
                    "password",
                    "must have " + Credentials.SHORTEST_PASSWORD + " to " + Credentials.LONGEST_PASSWORD
                            + " characters");
        }
    }

    private static JsonObjectBuilder about(Stored account) {
        return JSON.createObjectBuilder()
                .add("id", account.account().id().toString())
                .add("role", account.account().role().label());
    }

    private void note(Actor by, AuditAction action, Account account, JsonObjectBuilder details) {
        trail.note(by, action, account.name(), details.build());
    }
}
