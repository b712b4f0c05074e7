package sojourn.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.UUID;

/** The hashes of passwords: PBKDF2 with HMAC-SHA-512, as slow as OWASP advises. */
@ApplicationScoped
class Passwords {

    private static final Map<String, String> PARAMETERS = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32");

    private final Pbkdf2PasswordHash hashing;

    /** Of a password that nobody knows: so that a name that nobody has takes as long as a wrong password. */
    private final String ofNobody;

    @Inject
    Passwords(Pbkdf2PasswordHash hashing) {
        this.hashing = hashing;
        hashing.initialize(PARAMETERS);
        this.ofNobody = hashing.generate(UUID.randomUUID().toString().toCharArray());
    }

    String hash(String password) {
        return hashing.generate(password.toCharArray());
    }

    boolean isRight(char[] password, String hash) {
        return hashing.verify(password, hash);
    }

    /** Takes as long as a comparison, which is in vain. */
    void compareInVain(char[] password) {
        hashing.verify(password, ofNobody);
    }
}
