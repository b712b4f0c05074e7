package sojourn.account;

/** A name or a password can be read, and cannot be that of an account. */
public final class AccountRefused extends AccountException {

    private static final long serialVersionUID = 1L;

    private final String field;

    AccountRefused(String field, String complaint) {
        super("not-acceptable-value", complaint);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
