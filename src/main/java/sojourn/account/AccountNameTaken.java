package sojourn.account;

/** There is an account of this name. */
public final class AccountNameTaken extends AccountException {

    private static final long serialVersionUID = 1L;

    AccountNameTaken(String name) {
        super("account-name-taken", "There is an account " + name + " already.");
    }
}
