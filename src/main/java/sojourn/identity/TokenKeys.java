package sojourn.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import sojourn.settings.SettingRefused;

/** The public keys by which tokens are verified: given in a setting, in a file, or at an address that is asked again when they change. */
record TokenKeys(JWKSource<SecurityContext> source) {

    private static final String FORMS = "a public key as PEM, JWK, JWKS, or base64 of one of them";

    /** Keys given as text: PEM, a JWK, a JWKS, or any of them (or a bare DER key) in base64. */
    static TokenKeys inline(String text) {
        try {
            return new TokenKeys(new ImmutableJWKSet<>(keys(text)));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
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
                        JWKSourceBuilder.create(address.toURL()).retrying(true).build());
            }
            Path file = "file".equals(address.getScheme()) ? Path.of(address) : Path.of(location);
            return new TokenKeys(new ImmutableJWKSet<>(keys(Files.readString(file))));
        } catch (URISyntaxException
                | MalformedURLException
                | ParseException
                | JOSEException
                | IllegalArgumentException e) {
            throw refused(setting, location);
        } catch (IOException e) {
            throw refused(setting, location);
        }
    }

    private static SettingRefused refused(String setting, String location) {
        return new SettingRefused("The setting " + setting + " is \"" + location
                + "\", but must be the http(s) address of a JWKS, or a file that holds " + FORMS + ".");
    }

    private static JWKSet keys(String text) throws ParseException, JOSEException {
        String stripped = text.strip();
        if (stripped.startsWith("-----BEGIN")) {
            return new JWKSet(JWK.parseFromPEMEncodedObjects(stripped).toPublicJWK());
        }
        if (stripped.startsWith("{")) {
            return stripped.contains("\"keys\"")
                    ? JWKSet.parse(stripped).toPublicJWKSet()
                    : new JWKSet(JWK.parse(stripped).toPublicJWK());
        }
        String decoded = new String(Base64.getMimeDecoder().decode(stripped), StandardCharsets.ISO_8859_1);
        if (decoded.startsWith("-----BEGIN") || decoded.startsWith("{")) {
            return keys(decoded);
        }
        return keys("-----BEGIN PUBLIC KEY-----\n" + stripped + "\n-----END PUBLIC KEY-----");
    }
}
