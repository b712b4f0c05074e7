package sojourn.account;

/** An account that is wanted. */
public record NewAccount(String name, String password, AccountRole role) {

    /** Without the password. */
    @Override
    public String toString() {
        return name;
    }
}
