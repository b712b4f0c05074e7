package sojourn.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Issues tokens for any user, signed with an RSA key that only this checkout trusts. */
public final class TokenSigner {
    private static final String ISSUER = "sojourn-local";
    private static final Duration LIFE = Duration.ofHours(12);

    private final RSAKey key;
    private final String issuer;
    private final List<String> audiences;

    private TokenSigner(RSAKey key) {
        this(key, ISSUER, List.of());
    }

    private TokenSigner(RSAKey key, String issuer, List<String> audiences) {
        this.key = key;
        this.issuer = issuer;
        this.audiences = audiences;
    }

    /** A signer with the same key under another name. */
    public TokenSigner withIssuer(String other) {
        return new TokenSigner(key, other, audiences);
    }

    /** A signer with the same key and name, whose tokens are meant for these only; for anybody, if there are none. */
    public TokenSigner withAudiences(String... others) {
        return new TokenSigner(key, issuer, List.of(others));
    }

    /** A signer with a new key. */
    public static TokenSigner fresh() {
        try {
            return new TokenSigner(new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK makes no RSA keys.", e);
        }
    }

    /** The signer whose key lies in a file, or a new one whose key is kept there. */
    static TokenSigner kept(Path file) throws IOException {
        if (Files.exists(file)) {
            return load(file);
        }
        TokenSigner signer = fresh();
        signer.save(file);
        return signer;
    }

    /** The signer whose key lies in a file, as {@link #save} left it. */
    public static TokenSigner load(Path file) throws IOException {
        try {
            return new TokenSigner(RSAKey.parse(Files.readString(file)));
        } catch (ParseException e) {
            throw new IOException(file + " holds no RSA key.", e);
        }
    }

    /** Keeps the key, private part included, in a file that only its owner can read. */
    public void save(Path file) throws IOException {
        OwnerOnly.write(file, key.toJSONString());
    }

    /** What {@code mp.jwt.verify.publickey} needs: the public key as base64 of its DER form. */
    public String publicKey() {
        try {
            return Base64.getEncoder().encodeToString(key.toRSAPublicKey().getEncoded());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@code mp.jwt.verify.issuer} needs. */
    public String issuer() {
        return issuer;
    }

    /** A token that is good for a working day. */
    public String token(String user, Set<String> groups) {
        return token(user, groups, LIFE);
    }

    /** A token that runs out after the given time; a negative one is a token that has run out already. */
    public String token(String user, Set<String> groups, Duration life) {
        Instant now = Instant.now();
        Instant issued = life.isNegative() ? now.plus(life.multipliedBy(2)) : now;
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(user)
                .claim("upn", user)
                .claim("email", user + "@example.com")
                .claim("name", user)
                .claim("groups", List.copyOf(groups))
                .issuer(issuer)
                .audience(audiences)
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
