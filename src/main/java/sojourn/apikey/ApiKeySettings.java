package sojourn.apikey;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import sojourn.settings.SettingsReader;

/** By what the secrets of keys are hashed, if the database is not to know it. */
@Singleton
public class ApiKeySettings {

    static final String SECRET = "session.api-key-secret";

    private final Optional<SecretKey> secret;

    @Inject
    public ApiKeySettings(SettingsReader settings) {
        secret = settings.secret(SECRET).map(bytes -> new SecretKeySpec(bytes, SecretHashing.ALGORITHM));
    }

    /** Empty if the database's own is to be used. */
    Optional<SecretKey> secret() {
        return secret;
    }
}
