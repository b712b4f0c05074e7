package sojourn.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sojourn.settings.SettingRefused;

/**
 * The public keys by which tokens are verified: given in a setting, in a file, or at an address that is asked again when
 * they change.
 *
 * @param nameless the only key, if it has no name: made once, because making it costs as much as verifying by it
 */
record TokenKeys(
        JWKSource<SecurityContext> source, @Nullable PublicKey nameless) {

    private static final String FORMS = "a public key as PEM, JWK, JWKS, or base64 of one of them";

    private static final Pattern HARMLESS = Pattern.compile("[^\\s@]{1,100}");

    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    /** Keys given as text: PEM, a JWK, a JWKS, or any of them (or a bare DER key) in base64. */
    static TokenKeys inline(String text) {
        try {
            return of(keys(text));
        } catch (ParseException | IllegalArgumentException e) {
            // The value is not repeated: a private key put here by mistake would end up in the log.
            throw new SettingRefused(
                    "The setting " + TokenSettings.PUBLIC_KEY + " cannot be read; it must be " + FORMS + ".");
        }
    }

    /** Keys at an address: {@code https:} and {@code http:} name a JWKS that is fetched and kept fresh, all else a file. */
    static TokenKeys at(String setting, String location) {
        try {
            URI address = new URI(location);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return new TokenKeys(
                        JWKSourceBuilder.create(address.toURL())
                                .retrying(true)
                                .outageTolerant(true)
                                // By the request that finds them old: the library's own threads would outlive the WAR.
                                .refreshAheadCache(false)
                                .build(),
                        null);
            }
            Path file = "file".equals(address.getScheme()) ? Path.of(address) : Path.of(location);
            return of(keys(Files.readString(file)));
        } catch (URISyntaxException | IOException | ParseException | IllegalArgumentException e) {
            throw refused(setting, location);
        }
    }

    /** Finds the key of a token. A single key without a name verifies every token, whatever name the token gives its key. */
    JWSKeySelector<SecurityContext> selector(JWSAlgorithm algorithm) {
        return nameless == null
                ? new JWSVerificationKeySelector<>(algorithm, source)
                : new SingleKeyJWSKeySelector<>(algorithm, nameless);
    }

    /**
     * The keys that count now, fetched if those that were fetched last are older than five minutes.
     *
     * @throws KeySourceException if they cannot be had
     */
    List<JWK> current() throws KeySourceException {
        return source.get(ANY, null);
    }

    private static TokenKeys of(JWKSet keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no public key among the keys");
        }
        JWK first = keys.getKeys().get(0);
        boolean nameless = keys.size() == 1 && first.getKeyID() == null;
        return new TokenKeys(new ImmutableJWKSet<>(keys), nameless ? publicKey(first) : null);
    }

    private static PublicKey publicKey(JWK key) {
        if (key instanceof AsymmetricJWK pair) {
            try {
                return pair.toPublicKey();
            } catch (JOSEException e) {
                throw new IllegalArgumentException("The key cannot be used", e);
            }
        }
        throw new IllegalArgumentException("The key is no public key");
    }

    private static SettingRefused refused(String setting, String location) {
        // It is repeated where it is a plain address: a key put here by mistake, or a password, would end up in the
        // log.
        String shown = HARMLESS.matcher(location).matches() ? " is \"" + location + "\", but" : "";
        return new SettingRefused("The setting " + setting + shown
                + " must be the http(s) address of a JWKS, or a file that holds " + FORMS + ".");
    }

    private static JWKSet keys(String text) throws ParseException {
        String stripped = text.strip();
        if (stripped.startsWith("-----BEGIN PUBLIC KEY-----")) {
            return new JWKSet(key(stripped.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "")));
        }
        if (stripped.startsWith("{")) {
            return stripped.contains("\"keys\"")
                    ? JWKSet.parse(stripped).toPublicJWKSet()
                    : new JWKSet(JWK.parse(stripped).toPublicJWK());
        }
        String decoded = new String(Base64.getMimeDecoder().decode(stripped), StandardCharsets.ISO_8859_1);
        return decoded.startsWith("-----BEGIN") || decoded.startsWith("{") ? keys(decoded) : new JWKSet(key(stripped));
    }

    /** A public key in the form that X.509 gives it: RSA or one of an elliptic curve. */
    private static JWK key(String base64) {
        X509EncodedKeySpec encoded =
                new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        try {
            return new RSAKey.Builder(
                            (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(encoded))
                    .build();
        } catch (GeneralSecurityException notRsa) {
            try {
                ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(encoded);
                return new ECKey.Builder(Curve.forECParameterSpec(key.getParams()), key).build();
            } catch (GeneralSecurityException neither) {
                throw new IllegalArgumentException("Neither an RSA nor an EC public key", neither);
            }
        }
    }
}
