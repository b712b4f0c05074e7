package sojourn.rest;

import java.util.Optional;
import sojourn.account.AccountRole;

/** What the bodies about accounts have in common. */
final class AccountFields {

    private AccountFields() {}

    static Optional<AccountRole> role(JsonFields fields) {
        return fields.oneOf("role", "\"admin\" and \"auditor\"", AccountRole::of);
    }
}
