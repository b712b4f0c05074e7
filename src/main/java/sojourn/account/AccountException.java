package sojourn.account;

import org.jspecify.annotations.Nullable;

/** A call on accounts that could not be answered as asked. The code is stable; the message is a sentence for the caller. */
public abstract sealed class AccountException extends RuntimeException
        permits AccountNotFound, AccountNameTaken, AccountRefused, LastAdministrator {

    private static final long serialVersionUID = 1L;

    private final String code;

    AccountException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The sentence for the caller. */
    public String sentence() {
        @Nullable String message = getMessage();
        return message == null ? code : message;
    }
}
