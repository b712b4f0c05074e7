package sojourn.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address that a secret or somebody's sign-on may be sent to: by TLS, or on this machine. */
final class ProviderAddress {

    static final String FORM = "an address that begins with https:// (http:// on this machine alone)";

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private ProviderAddress() {}

    /** Reads an address; empty if it is none of these. */
    static Optional<URI> parse(String text) {
        try {
            URI address = new URI(text);
            @Nullable String scheme = address.getScheme();
            @Nullable String host = address.getHost();
            if (scheme == null
                    || host == null
                    || address.getRawUserInfo() != null
                    || address.getRawFragment() != null) {
                return Optional.empty();
            }
            boolean isSafe = scheme.equalsIgnoreCase("https")
                    || (scheme.equalsIgnoreCase("http")
                            && THIS_MACHINE
                                    .matcher(host.toLowerCase(Locale.ROOT))
                                    .matches());
            return isSafe ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
