package sojourn.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sojourn.local.TokenSigner;
import sojourn.system.Permissions.Role;

/** Everybody who may come to a server, with whatever credentials there are. */
final class Visitors {

    private static final String KEY = "X-Api-Key";
    private static final String SECRET = "X-Session-Token";
    /** A token with these would be let in anywhere, if it were taken. */
    private static final Set<String> EVERY_ROLE = Set.of("admin", "auditor");

    private final OwnServer server;
    private final TokenSigner signer;
    private final SessionsApi admin;
    private final SessionsApi nobody;

    Visitors(OwnServer server, TokenSigner signer) {
        this.server = server;
        this.signer = signer;
        this.admin = server.user("an-admin", "admin");
        this.nobody = server.nobody();
    }

    SessionsApi admin() {
        return admin;
    }

    /** Who has a credential that is not good, though it names a user. */
    List<Visitor> unauthenticated(String user) {
        String good = signer.token(user, EVERY_ROLE);
        return Stream.of(
                        bearer("a malformed token", "garbage"),
                        bearer("no token behind \"Bearer\"", ""),
                        bearer("a token with another signature", good.substring(0, good.length() - 6) + "AAAAAA"),
                        bearer("an expired token", signer.token(user, EVERY_ROLE, Duration.ofMinutes(-5))),
                        bearer(
                                "a token of a wrong key",
                                TokenSigner.fresh()
                                        .withAudiences(GuardedServer.AUDIENCE)
                                        .token(user, EVERY_ROLE)),
                        bearer(
                                "a token for another audience",
                                signer.withAudiences("others").token(user, EVERY_ROLE)),
                        bearer("a token for no audience", signer.withAudiences().token(user, EVERY_ROLE)),
                        bearer(
                                "a token of another issuer",
                                signer.withIssuer("others").token(user, EVERY_ROLE)),
                        bearer("a token that nobody signed", unsigned(good)),
                        bearer("a token signed with the public key as a secret", signedWithPublicKey(good)),
                        header("another scheme", "Authorization", "Basic YTpi"),
                        header("a cookie that is no token", "Cookie", "jwt=garbage"),
                        header("a malformed key", KEY, "garbage"),
                        header("a key that nobody has", KEY, "sojourn_AAAAAAAA_" + "A".repeat(43)),
                        header("a key with another secret", KEY, altered(key("userId", user, null))),
                        header("a revoked key", KEY, revoked(user)),
                        header("an expired key", KEY, expired(user)),
                        header("a malformed secret", SECRET, "garbage"),
                        header("a secret that no session has", SECRET, "session_" + "A".repeat(43)))
                .toList();
    }

    /** Who has good credentials, and more of them than one; nothing is theirs. */
    List<Visitor> withTwo(String user) {
        String key = key("userId", user, null);
        SessionsApi byToken = server.user(user, "admin", "auditor");
        String secret = secret();
        SessionsApi twoSecrets = nobody.with(SECRET, secret + "," + secret());
        return List.of(
                new Visitor("a token and a key", Role.TWO_CREDENTIALS, byToken.with(KEY, key)),
                new Visitor(
                        "a token and the secret of another session",
                        Role.SECRET_OF_ANOTHER_BESIDE,
                        byToken.with(SECRET, secret)),
                new Visitor(
                        "a key and the secret of another session",
                        Role.SECRET_OF_ANOTHER_BESIDE,
                        nobody.with(KEY, key).with(SECRET, secret)),
                new Visitor(
                        "a token, a key and a secret",
                        Role.TWO_CREDENTIALS,
                        byToken.with(KEY, key).with(SECRET, secret)),
                new Visitor("two secrets in one", Role.UNAUTHENTICATED, twoSecrets));
    }

    /** Who has nothing that is asked for. */
    List<Visitor> strangers(Belongings theirs) {
        SessionsApi stranger = server.user("stranger-" + UUID.randomUUID());
        return List.of(
                new Visitor("no credentials", Role.NOBODY, nobody),
                new Visitor("the secret of another session", Role.HOLDER_OF_ANOTHER, nobody.with(SECRET, secret())),
                new Visitor("another user", Role.STRANGER, stranger),
                new Visitor(
                        "another user who names the session",
                        Role.STRANGER_WHO_NAMES_THEM,
                        stranger.with("X-Session-Id", theirs.session())),
                new Visitor(
                        "another user who names the order",
                        Role.STRANGER_WHO_NAMES_THEM,
                        stranger.with("X-Order-Id", theirs.order())),
                new Visitor(
                        "a user called like the owner in the database",
                        Role.STRANGER,
                        server.user(nameInTheDatabase(theirs))),
                new Visitor("the key of another user", Role.STRANGER, byKey("userId", "other-" + UUID.randomUUID())),
                new Visitor("the key of a service", Role.STRANGER, byKey("service", "service-" + UUID.randomUUID())),
                new Visitor(
                        "the key of a service called like the owner",
                        Role.STRANGER,
                        byKey("service", theirs.owner().isEmpty() ? "nobody" : theirs.owner())),
                new Visitor("an auditor", Role.AUDITOR, server.user("an-auditor", "auditor")),
                new Visitor("an administrator", Role.ADMINISTRATOR, server.user("another-admin", "admin")));
    }

    /** An owner's name as it is stored; of a user's session that is the owner's own, so something else is taken. */
    private String nameInTheDatabase(Belongings theirs) {
        return theirs.owner().isEmpty()
                ? server.text("select owner_name from session where id = '" + theirs.session() + "'")
                : "USER " + theirs.owner();
    }

    /** The secret of a new session of nobody. */
    String secret() {
        return nobody.post("/sessions", null).header(SECRET);
    }

    SessionsApi byKey(String holder, String name) {
        return nobody.with(KEY, key(holder, name, null));
    }

    SessionsApi byCookie(String user) {
        return nobody.with("Cookie", "jwt=" + signer.token(user, Set.of()));
    }

    SessionsApi bySecret(String secret) {
        return nobody.with(SECRET, secret);
    }

    /** The secret of a new key. */
    private String key(String holder, String name, @Nullable String expiry) {
        return made(holder, name, expiry).text("secret");
    }

    private Answer made(String holder, String name, @Nullable String expiry) {
        return admin.post(
                "/admin/api-keys",
                "{\"name\":\"a test's\",\"" + holder + "\":\"" + name + "\""
                        + (expiry == null ? "" : ",\"expiresAt\":\"" + expiry + "\"") + "}");
    }

    /** A key that was used, so that whoever remembers keys remembers it, and was revoked then. */
    private String revoked(String user) {
        Answer made = made("userId", user, null);
        String secret = made.text("secret");
        SessionsApi holder = nobody.with(KEY, secret);
        if (holder.get("/sessions").status() != 200) {
            throw new AssertionError("A new key is refused");
        }
        admin.delete("/admin/api-keys/" + made.text("id"));
        return secret;
    }

    private String expired(String user) {
        Answer made = made("userId", user, "2100-01-01T00:00:00Z");
        server.execute("update api_key set expires_at = clock_timestamp() where id = '" + made.text("id") + "'");
        return made.text("secret");
    }

    private Visitor bearer(String name, String token) {
        return header(name, "Authorization", "Bearer " + token);
    }

    private Visitor header(String name, String header, String value) {
        return new Visitor(name, Role.UNAUTHENTICATED, nobody.with(header, value));
    }

    private static String altered(String secret) {
        char last = secret.charAt(secret.length() - 1);
        return secret.substring(0, secret.length() - 1) + (last == 'A' ? 'B' : 'A');
    }

    /** The same claims with the algorithm "none". */
    private static String unsigned(String token) {
        return new PlainJWT(claims(token)).serialize();
    }

    /** The same claims with an algorithm whose secret everybody knows, if the public key is taken for it. */
    private String signedWithPublicKey(String token) {
        try {
            SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(token));
            forged.sign(new MACSigner(Base64.getDecoder().decode(signer.publicKey())));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
