package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.account.Account;
import sojourn.account.AccountChange;
import sojourn.account.AccountId;
import sojourn.account.AccountRole;
import sojourn.account.Accounts;
import sojourn.account.AccountsAfter;
import sojourn.account.NewAccount;
import sojourn.limit.FixedLimits;

/** The console's accounts, newest first, and the one that is to be changed, which the address or the form names. */
@Named
@RequestScoped
public class AccountBoard {

    private final Accounts accounts;
    private final Visitor visitor;
    private final Optional<AccountId> chosenId;

    private @Nullable String name;
    private @Nullable String password;
    private String role = AccountRole.AUDITOR.label();
    private @Nullable String newPassword;
    private @Nullable String newRole;
    private int skip;

    private @Nullable List<Account> found;
    private @Nullable Account chosen;
    private boolean isChosenRead;

    @Inject
    AccountBoard(Accounts accounts, Visitor visitor) {
        this.accounts = accounts;
        this.visitor = visitor;
        // Ahead of the page's own parameters: what a form shows depends on it, and so what is taken from it.
        this.chosenId = Optional.ofNullable(FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestParameterMap()
                        .get("id"))
                .flatMap(AccountId::parse);
    }

    public void make() {
        var administrator = visitor.administrator();
        Notices.of(() -> {
            Account made = accounts.make(
                    new NewAccount(
                            name == null ? "" : name.strip(),
                            password == null ? "" : password,
                            AccountRole.of(role).orElse(AccountRole.AUDITOR)),
                    administrator);
            name = null;
            return "The account " + made.name() + " is made. Hand its password over in person.";
        });
        forget();
    }

    public void change() {
        var administrator = visitor.administrator();
        Optional<String> typed = Optional.ofNullable(newPassword).filter(given -> !given.isEmpty());
        Optional<AccountRole> wanted = Optional.ofNullable(newRole).flatMap(AccountRole::of);
        chosenId.ifPresent(id -> Notices.of(() -> {
            Account changed = accounts.change(id, new AccountChange(wanted, typed), administrator);
            return "The account " + changed.name() + " is as you wanted it. Whoever uses it has to log in again if"
                    + " anything changed.";
        }));
        forget();
    }

    public void delete() {
        var administrator = visitor.administrator();
        chosenId.ifPresent(id -> Notices.of(() -> {
            accounts.delete(id, administrator);
            return "The account is deleted. Whoever used it is out.";
        }));
        forget();
    }

    private void forget() {
        found = null;
        chosen = null;
        isChosenRead = false;
        newRole = null;
    }

    private List<Account> found() {
        if (found == null) {
            found = accounts.list(AccountsAfter.skipping(skip), FixedLimits.PAGE_SIZE + 1);
        }
        return found;
    }

    public List<Account> getAccounts() {
        List<Account> all = found();
        return all.subList(0, Math.min(all.size(), FixedLimits.PAGE_SIZE));
    }

    /** How many are to be skipped for the next page; null on the last one. */
    public @Nullable Integer getNext() {
        int next = skip + FixedLimits.PAGE_SIZE;
        return found().size() > FixedLimits.PAGE_SIZE && next <= FixedLimits.SKIP ? next : null;
    }

    /** The account that is to be changed; null if none was chosen, or it is gone. */
    public @Nullable Account getChosen() {
        if (!isChosenRead) {
            chosen = chosenId.flatMap(accounts::find).orElse(null);
            isChosenRead = true;
        }
        return chosen;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public @Nullable String getNewPassword() {
        return newPassword;
    }

    public void setNewPassword(@Nullable String newPassword) {
        this.newPassword = newPassword;
    }

    /** The role that is chosen, or else the account's. */
    public @Nullable String getNewRole() {
        @Nullable Account account = getChosen();
        return newRole == null && account != null ? account.role().label() : newRole;
    }

    public void setNewRole(@Nullable String newRole) {
        this.newRole = newRole;
    }

    public int getSkip() {
        return skip;
    }

    public void setSkip(int skip) {
        this.skip = Math.min(Math.max(0, skip), FixedLimits.SKIP);
    }
}
