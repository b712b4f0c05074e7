package sojourn.identity;

import com.nimbusds.jose.JWSAlgorithm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

/** Which tokens are accepted: MicroProfile JWT's own keys ({@code mp.jwt.verify.…}). */
@Singleton
public class TokenSettings {

    static final String PUBLIC_KEY = "mp.jwt.verify.publickey";
    static final String PUBLIC_KEY_LOCATION = "mp.jwt.verify.publickey.location";
    static final String ALGORITHM = "mp.jwt.verify.publickey.algorithm";
    static final String ISSUER = "mp.jwt.verify.issuer";
    static final String AUDIENCES = "mp.jwt.verify.audiences";
    static final String CLOCK_SKEW = "mp.jwt.verify.clock.skew";

    private static final Logger LOG = System.getLogger(TokenSettings.class.getName());

    private final TokenKeys keys;
    private final JWSAlgorithm algorithm;
    private final String issuer;
    private final List<String> audiences;
    private final int clockSkewSeconds;

    @Inject
    public TokenSettings(SettingsReader settings) {
        algorithm = algorithm(settings.text(ALGORITHM, "RS256"));
        issuer = settings.text(ISSUER)
                .orElseThrow(() -> new SettingRefused("The setting " + ISSUER
                        + " is missing; it must be the issuer of the tokens, the value of their claim iss."));
        audiences = settings.text(AUDIENCES)
                .map(list -> List.of(list.split("\\s*,\\s*")))
                .orElse(List.of());
        if (audiences.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "The setting {0} is missing: tokens that {1} has issued for others count here as well",
                    AUDIENCES,
                    issuer);
        }
        clockSkewSeconds = settings.number(CLOCK_SKEW, 5, 0, 600);
        Optional<String> key = settings.text(PUBLIC_KEY);
        Optional<String> location = settings.text(PUBLIC_KEY_LOCATION);
        if (key.isPresent() == location.isPresent()) {
            throw new SettingRefused("Exactly one of the settings " + PUBLIC_KEY + " and " + PUBLIC_KEY_LOCATION
                    + " must be given; it says by which key tokens are verified.");
        }
        keys = key.map(TokenKeys::inline).orElseGet(() -> TokenKeys.at(PUBLIC_KEY_LOCATION, location.orElseThrow()));
    }

    TokenKeys keys() {
        return keys;
    }

    JWSAlgorithm algorithm() {
        return algorithm;
    }

    String issuer() {
        return issuer;
    }

    /** Of which a token must name one; empty if tokens need no audience. */
    List<String> audiences() {
        return audiences;
    }

    int clockSkewSeconds() {
        return clockSkewSeconds;
    }

    private static JWSAlgorithm algorithm(String name) {
        JWSAlgorithm wanted = JWSAlgorithm.parse(name);
        if (!JWSAlgorithm.Family.RSA.contains(wanted) && !JWSAlgorithm.Family.EC.contains(wanted)) {
            throw new SettingRefused("The setting " + ALGORITHM + " is \"" + name
                    + "\", but must be one of RSA or of elliptic curves, such as RS256 or ES256.");
        }
        return wanted;
    }
}
