package sojourn.account;

/** There is no account with this id. */
public final class AccountNotFound extends AccountException {

    private static final long serialVersionUID = 1L;

    AccountNotFound(AccountId id) {
        super("account-not-found", "There is no account " + id + ".");
    }
}
