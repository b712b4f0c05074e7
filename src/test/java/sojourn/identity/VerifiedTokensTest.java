package sojourn.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sojourn.settings.GivenSettings;

/** What a node remembers of the tokens that it has verified, against a real JWKS endpoint. */
class VerifiedTokensTest {

    private static final String ISSUER = "https://issuer.example";

    private final RSAKey one = new RSAKeyGenerator(2048).keyID("one").generate();
    private final RSAKey two = new RSAKeyGenerator(2048).keyID("two").generate();
    private final AtomicInteger verifications = new AtomicInteger();
    private final HttpServer provider =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Tokens tokens;

    private volatile JWKSet published = new JWKSet(one);

    VerifiedTokensTest() throws JOSEException, IOException {
        provider.createContext("/keys", exchange -> {
            byte[] keys = published.toPublicJWKSet().toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        provider.start();
        TokenSettings settings = new TokenSettings(GivenSettings.reader(
                TokenSettings.PUBLIC_KEY_LOCATION,
                "http://" + provider.getAddress().getHostString() + ":"
                        + provider.getAddress().getPort() + "/keys",
                TokenSettings.ISSUER,
                ISSUER,
                TokenSettings.CLOCK_SKEW,
                "0"));
        DefaultJWSVerifierFactory real = new DefaultJWSVerifierFactory();
        tokens = new Tokens(settings, new DefaultJWSVerifierFactory() {
            @Override
            public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
                verifications.incrementAndGet();
                return real.createJWSVerifier(header, key);
            }
        });
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void a_signature_is_verified_once() throws Exception {
        String token = sign(one, "alice", 600);

        for (int time = 0; time < 10; time++) {
            assertThat(tokens.verify(token).map(Caller::id)).contains("alice");
        }

        assertThat(verifications).hasValue(1);
    }

    @Test
    void what_is_not_accepted_is_not_remembered_either() throws Exception {
        String token = sign(one, "alice", 600);
        String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
        assertThat(tokens.verify(token)).isPresent();

        assertThat(tokens.verify(forged)).isEmpty();
        assertThat(tokens.verify(forged)).isEmpty();
        assertThat(tokens.verify(token)).isPresent();
    }

    @Test
    void a_token_that_was_accepted_is_refused_from_its_expiry_on() throws Exception {
        String token = sign(one, "alice", 2);
        assertThat(tokens.verify(token)).isPresent();

        long bound = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (tokens.verify(token).isPresent() && System.nanoTime() < bound) {
            Thread.onSpinWait();
        }
        assertThat(tokens.verify(token)).isEmpty();
        assertThat(verifications).hasValue(1);
    }

    @Test
    void a_token_dies_with_its_key() throws Exception {
        String old = sign(one, "alice", 600);
        assertThat(tokens.verify(old)).isPresent();
        published = new JWKSet(two);

        // A key that is not known yet has them fetched anew.
        assertThat(tokens.verify(sign(two, "bob", 600)).map(Caller::id)).contains("bob");

        assertThat(tokens.verify(old)).isEmpty();
    }

    @Test
    void a_token_outlives_the_arrival_of_another_key() throws Exception {
        String old = sign(one, "alice", 600);
        assertThat(tokens.verify(old)).isPresent();
        published = new JWKSet(List.of(one, two));
        assertThat(tokens.verify(sign(two, "bob", 600))).isPresent();

        assertThat(tokens.verify(old).map(Caller::id)).contains("alice");
    }

    private static String sign(RSAKey key, String subject, int seconds) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .issuer(ISSUER)
                        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
