package sojourn.order;

/** A call on an order that could not be answered as asked. The code is stable; the message is a sentence for the caller. */
public abstract sealed class OrderException extends RuntimeException
        permits OrderNotFound,
                OrderClosed,
                OrderVersionMismatch,
                OrderRefused,
                OrderTooLarge,
                OrderFull,
                TooManyOrders {

    private static final long serialVersionUID = 1L;

    private final String code;

    OrderException(String code, String sentence) {
        // Expected by the callers and frequent: the stack trace would cost more than the call.
        super(sentence, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The sentence for the caller. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
