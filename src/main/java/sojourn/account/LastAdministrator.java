package sojourn.account;

/** The account is the last one that may change something: it is neither deleted nor made an auditor. */
public final class LastAdministrator extends AccountException {

    private static final long serialVersionUID = 1L;

    LastAdministrator(String name) {
        super("last-administrator", "The account " + name + " is the last administrator's; make another one first.");
    }
}
