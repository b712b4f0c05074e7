package sojourn.account;

import java.util.Arrays;
import java.util.Optional;

/** What an account is for. */
public enum AccountRole {
    /** Looks and changes. */
    ADMIN("admin"),
    /** Looks. */
    AUDITOR("auditor");

    private final String label;

    AccountRole(String label) {
        this.label = label;
    }

    /** Its name in the API and in the database, and that of the role. */
    public String label() {
        return label;
    }

    public static Optional<AccountRole> of(String label) {
        return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
    }
}
