package sojourn.order;

/** A well-formed value that this order cannot take: a price without a currency, a conversation of another session. */
public final class OrderRefused extends OrderException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** A refusal of one field, with a clause that says what is wrong: "must be given". */
    OrderRefused(String field, String complaint) {
        super("not-acceptable-value", complaint);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
