package sojourn.openid;

import java.io.IOException;

/** The provider cannot be asked, or does not answer as a provider does. It passes, or an operator mends it. */
final class ProviderTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    ProviderTrouble(String message) {
        super(message);
    }

    ProviderTrouble(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
