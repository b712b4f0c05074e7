package sojourn.account;

import java.util.Optional;

/** What an account is to become: what is empty stays as it is. */
public record AccountChange(Optional<AccountRole> role, Optional<String> password) {

    /** Without the password. */
    @Override
    public String toString() {
        return role.map(AccountRole::label).orElse("") + (password.isPresent() ? " and a password" : "");
    }
}
