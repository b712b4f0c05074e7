package sojourn.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class TokensTest {

    private static final String ISSUER = "https://issuer.example";

    private final RSAKey key;

    TokensTest() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    @Test
    void a_token_names_its_caller() throws Exception {
        Optional<Caller> caller = tokens(pem())
                .verify(sign(claims().claim("email", "a@example.com")
                        .claim("name", "A")
                        .claim("groups", List.of("admin", "x"))));

        assertThat(caller).isPresent();
        assertThat(caller.get().id()).isEqualTo("alice");
        assertThat(caller.get().email()).isEqualTo("a@example.com");
        assertThat(caller.get().displayName()).isEqualTo("A");
        assertThat(caller.get().isIn("admin")).isTrue();
        assertThat(caller.get().isIn("auditor")).isFalse();
        assertThat(caller.get().isIn("**")).isTrue();
    }

    @Test
    void the_key_may_be_given_in_any_form(@TempDir Path folder) throws Exception {
        String token = sign(claims());
        String jwk = key.toPublicJWK().toJSONString();
        String jwks = "{\"keys\":[" + jwk + "]}";
        String der = Base64.getEncoder().encodeToString(key.toRSAPublicKey().getEncoded());

        for (String form : List.of(
                pem(),
                jwk,
                jwks,
                der,
                Base64.getEncoder().encodeToString(jwks.getBytes(StandardCharsets.UTF_8)),
                pem().replace("\n", ""))) {
            assertThat(tokens(form).verify(token)).as(form).isPresent();
        }
        Path file = Files.writeString(folder.resolve("key.pem"), pem());
        for (String location : List.of(file.toString(), file.toUri().toString())) {
            assertThat(new Tokens(new TokenSettings(GivenSettings.reader(
                                    TokenSettings.PUBLIC_KEY_LOCATION, location, TokenSettings.ISSUER, ISSUER)))
                            .verify(token))
                    .isPresent();
        }
    }

    @Test
    void whatever_is_wrong_with_a_token_refuses_it() throws Exception {
        Tokens tokens = tokens(pem());
        Date past = Date.from(Instant.now().minusSeconds(60));
        Date future = Date.from(Instant.now().plusSeconds(600));

        assertThat(tokens.verify(sign(claims().expirationTime(past)))).isEmpty();
        assertThat(tokens.verify(sign(claims().expirationTime(null)))).isEmpty();
        assertThat(tokens.verify(sign(claims().notBeforeTime(future)))).isEmpty();
        assertThat(tokens.verify(sign(claims().issuer("https://other.example"))))
                .isEmpty();
        assertThat(tokens.verify(sign(claims().issuer(null)))).isEmpty();
        assertThat(tokens.verify(sign(claims().subject(null)))).isEmpty();
        assertThat(tokens.verify(sign(claims().subject(" ")))).isEmpty();
        assertThat(tokens.verify(sign(claims().subject("x".repeat(256))))).isEmpty();
        assertThat(tokens.verify(sign(claims().subject("a\0b")))).isEmpty();
        assertThat(tokens.verify(signText(claims().build().toString().replace("alice", "a\\ud800"))))
                .as("half a character")
                .isEmpty();
        assertThat(tokens.verify(signText(claims().build().toString().replace("alice", "a\\ud83d\\ude00"))))
                .isPresent();
        assertThat(tokens.verify(sign(claims().claim("groups", 7)))).isEmpty();
        assertThat(tokens.verify("")).isEmpty();
        assertThat(tokens.verify("a.b.c")).isEmpty();
        assertThat(tokens(new RSAKeyGenerator(2048).generate().toPublicJWK().toJSONString())
                        .verify(sign(claims())))
                .isEmpty();
    }

    @Test
    void what_is_not_meant_for_access_is_none() throws Exception {
        Tokens tokens = tokens(pem());

        assertThat(tokens.verify(sign(claims(), new JOSEObjectType("JWT")))).isPresent();
        assertThat(tokens.verify(sign(claims(), new JOSEObjectType("at+jwt"))))
                .as("an access token of RFC 9068")
                .isPresent();
        assertThat(tokens.verify(sign(claims(), new JOSEObjectType("logout+jwt"))))
                .isEmpty();
    }

    @Test
    void while_the_keys_cannot_be_had_no_token_is_to_blame() throws Exception {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + socket.getLocalPort() + "/keys";
        }
        Tokens tokens = new Tokens(new TokenSettings(
                GivenSettings.reader(TokenSettings.PUBLIC_KEY_LOCATION, nobody, TokenSettings.ISSUER, ISSUER)));
        String token = sign(claims());

        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> tokens.verify(token));
        }
    }

    @Test
    void the_public_key_is_no_shared_secret() throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

        assertThat(tokens(pem()).verify(token.serialize())).isEmpty();
    }

    @Test
    void an_audience_is_needed_where_one_is_configured() throws Exception {
        Tokens tokens = new Tokens(new TokenSettings(GivenSettings.reader(
                TokenSettings.PUBLIC_KEY,
                pem(),
                TokenSettings.ISSUER,
                ISSUER,
                TokenSettings.AUDIENCES,
                "sojourn, other")));

        assertThat(tokens.verify(sign(claims().audience("sojourn")))).isPresent();
        assertThat(tokens.verify(sign(claims().audience(List.of("x", "other")))))
                .isPresent();
        assertThat(tokens.verify(sign(claims().audience("x")))).isEmpty();
        assertThat(tokens.verify(sign(claims()))).isEmpty();
    }

    @Test
    void a_server_without_a_key_or_an_issuer_does_not_start() {
        assertRefused("mp.jwt.verify.issuer");
        assertRefused("mp.jwt.verify.publickey", TokenSettings.ISSUER, ISSUER);
        assertRefused("mp.jwt.verify.publickey", TokenSettings.ISSUER, ISSUER, TokenSettings.PUBLIC_KEY, "no key");
        assertRefused(
                "mp.jwt.verify.publickey.location",
                TokenSettings.ISSUER,
                ISSUER,
                TokenSettings.PUBLIC_KEY_LOCATION,
                "/no/such/file");
        assertRefused(
                "mp.jwt.verify.publickey.algorithm", TokenSettings.ISSUER, ISSUER, TokenSettings.ALGORITHM, "none");
    }

    @Test
    void a_key_that_was_put_where_its_address_belongs_is_not_repeated() throws Exception {
        for (String wrong : List.of(pem(), "https://operator:hush@[keys", key.toJSONString())) {
            assertThatExceptionOfType(SettingRefused.class)
                    .isThrownBy(() -> new TokenSettings(GivenSettings.reader(
                            TokenSettings.PUBLIC_KEY_LOCATION, wrong, TokenSettings.ISSUER, ISSUER)))
                    .withMessageContaining("publickey.location must be")
                    .withMessageNotContaining(wrong.substring(10, 20));
        }
    }

    private static void assertRefused(String key, String... settings) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new TokenSettings(GivenSettings.reader(settings)))
                .withMessageContaining(key);
    }

    private static Tokens tokens(String key) {
        return new Tokens(
                new TokenSettings(GivenSettings.reader(TokenSettings.PUBLIC_KEY, key, TokenSettings.ISSUER, ISSUER)));
    }

    private String pem() throws JOSEException {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("alice")
                .issuer(ISSUER)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    /** A token of claims as they are written. */
    private String signText(String claims) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), new Payload(claims));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private String sign(JWTClaimsSet.Builder claims) throws JOSEException {
        return sign(claims, null);
    }

    private String sign(JWTClaimsSet.Builder claims, @Nullable JOSEObjectType type) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(type)
                        .build(),
                claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
