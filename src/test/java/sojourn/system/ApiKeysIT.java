package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program calls by a key, which stands for one user or one service for as long as it is good. */
@ExtendWith(ArquillianExtension.class)
class ApiKeysIT {

    private static final String UNAUTHENTICATED = "urn:sojourn:problem:unauthenticated";

    @ArquillianResource
    private URI base;

    private SessionsApi admin;
    private String user;
    private String service;

    @BeforeEach
    void newNames() {
        admin = SessionsApi.of(base, "admin-" + UUID.randomUUID(), "admin");
        user = "user-" + UUID.randomUUID();
        service = "service-" + UUID.randomUUID();
    }

    @Test
    void a_users_key_opens_the_users_own_sessions() {
        SessionsApi token = SessionsApi.of(base, user);
        SessionsApi key = SessionsApi.byKey(base, issue("userId", user).text("secret"));
        String made = key.open();

        Answer seen = token.get("/sessions/" + made);

        assertThat(seen.text("userId")).isEqualTo(user);
        assertThat(key.get("/sessions/" + token.open()).status()).isEqualTo(200);
        // What the token told of the user is known to the key as well.
        assertThat(key.get("/sessions/" + made).json().getJsonObject("user"))
                .isEqualTo(seen.json().getJsonObject("user"));
    }

    @Test
    void a_services_sessions_are_its_own_and_outlive_its_keys() {
        JsonObject first = issue("service", service).json();
        SessionsApi key = SessionsApi.byKey(base, first.getString("secret"));
        String made = key.open("{\"context\":{\"a\":1}}");
        Answer own = key.get("/sessions/" + made);
        assertThat(own.json().isNull("userId")).isTrue();
        assertThat(own.json().isNull("user")).isTrue();
        assertThat(key.put("/sessions/" + made, own.json().toString()).status()).isEqualTo(200);
        assertThat(key.put("/sessions/" + made, "{\"userId\":\"" + service + "\"}")
                        .status())
                .isEqualTo(422);

        assertThat(admin.delete("/admin/api-keys/" + first.getString("id")).status())
                .isEqualTo(204);
        SessionsApi other = SessionsApi.byKey(base, issue("service", service).text("secret"));

        assertThat(key.get("/sessions/" + made).status()).isEqualTo(401);
        assertThat(other.get("/sessions/" + made).status()).isEqualTo(200);
        assertThat(other.append(made, "user", "hello").status()).isEqualTo(201);
        // A user of the same name is somebody else.
        assertThat(SessionsApi.of(base, service).get("/sessions/" + made).status())
                .isEqualTo(404);
        assertThat(other.post("/sessions/" + made + "/end", null).status()).isEqualTo(200);
        assertThat(Tables.text("select actor from audit_entry where subject_id = '" + made + "'"))
                .isEqualTo("service:" + service);
    }

    @Test
    void a_user_and_a_service_of_one_name_share_no_idempotency_key() {
        SessionsApi program = SessionsApi.byKey(base, issue("service", user).text("secret"));
        SessionsApi person = SessionsApi.of(base, user);

        Answer first = program.withKey("one").post("/sessions", null);
        Answer second = person.withKey("one").post("/sessions", null);

        assertThat(List.of(first.status(), second.status())).containsOnly(201);
        assertThat(second.text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void a_key_has_no_role() {
        SessionsApi key = SessionsApi.byKey(base, issue("userId", user).text("secret"));

        assertThat(key.get("/admin/sessions").status()).isEqualTo(403);
        assertThat(key.post("/admin/api-keys", "{\"name\":\"x\",\"userId\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_key_is_refused_from_its_revocation_and_from_its_expiry_on() {
        JsonObject revoked = issue("userId", user).json();
        // So near to its expiry that no node answers from a copy of it, which would not know of the change below.
        JsonObject expired = admin.post(
                        "/admin/api-keys",
                        "{\"name\":\"n\",\"userId\":\"" + user + "\",\"expiresAt\":\""
                                + Instant.now().plusSeconds(25) + "\"}")
                .json();
        for (JsonObject key : List.of(revoked, expired)) {
            assertThat(SessionsApi.byKey(base, key.getString("secret"))
                            .get("/sessions")
                            .status())
                    .isEqualTo(200);
        }

        admin.delete("/admin/api-keys/" + revoked.getString("id"));
        Tables.execute("update api_key set expires_at = now() where id = '" + expired.getString("id") + "'");

        for (JsonObject key : List.of(revoked, expired)) {
            Answer answer = SessionsApi.byKey(base, key.getString("secret")).post("/sessions", null);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("type")).isEqualTo(UNAUTHENTICATED);
        }
        assertThat(admin.delete("/admin/api-keys/" + revoked.getString("id")).status())
                .isEqualTo(204);
        assertThat(listed(revoked.getString("id")).isNull("revokedAt")).isFalse();
    }

    @Test
    void what_is_no_good_key_is_401_and_never_somebody_else() {
        String secret = issue("userId", user).text("secret");
        char last = secret.charAt(secret.length() - 1);
        List<String> bad = List.of(
                "",
                "nonsense",
                secret.substring(0, secret.length() - 1),
                secret.substring(0, secret.length() - 1) + (last == 'A' ? 'B' : 'A'),
                secret + "A",
                " " + secret.replace("sojourn_", "SOJOURN_"),
                "sojourn_AAAAAAAA_" + secret.substring(17),
                "x".repeat(4000));
        for (String each : bad) {
            Answer answer = SessionsApi.byKey(base, each).get("/sessions");
            assertThat(answer.status()).as(each).isEqualTo(401);
            assertThat(answer.text("type")).isEqualTo(UNAUTHENTICATED);
            assertThat(answer.header("WWW-Authenticate")).isNotEmpty();
        }
    }

    @Test
    void two_credentials_at_once_are_refused_whatever_they_are() {
        String secret = issue("userId", user).text("secret");
        for (SessionsApi both : List.of(
                SessionsApi.of(base, user).with("X-Api-Key", secret),
                SessionsApi.of(base, user).with("X-Api-Key", "nonsense"),
                SessionsApi.byKey(base, secret).with("Authorization", "nonsense"))) {
            assertThat(both.get("/sessions").status()).isEqualTo(400);
        }
        Answer twice = SessionsApi.byKey(base, secret)
                .send("GET", "/sessions", BodyPublishers.noBody(), request -> request.header("X-Api-Key", secret));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.blamed()).contains("X-Api-Key");
    }

    @Test
    void the_secret_is_shown_once_and_stored_nowhere() {
        Answer issued = admin.withKey("kept").post("/admin/api-keys", body("userId", user));
        String id = issued.text("id");
        String secret = issued.text("secret");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.header("Location")).isEqualTo("/api/admin/api-keys/" + id);
        assertThat(secret).startsWith(issued.text("prefix") + "_").hasSize(60);
        assertThat(listed(id).isNull("secret")).isTrue();
        assertThat(listed(id).getString("prefix")).isEqualTo(issued.text("prefix"));
        String tail = secret.substring(17);
        assertThat(Tables.count("api_key k where k::text like '%" + tail + "%'"))
                .isZero();
        assertThat(Tables.count("idempotency_key k where k::text like '%" + tail + "%'"))
                .isZero();
        assertThat(Tables.text("select encode(secret_hash, 'hex') from api_key where id = '" + id + "'"))
                .isEqualTo(keyedHash(secret));
    }

    @Test
    void whoever_asks_again_for_a_key_gets_the_same_one_with_another_secret() {
        Answer first = admin.withKey("again").post("/admin/api-keys", body("service", service));
        Answer second = admin.withKey("again").post("/admin/api-keys", body("service", service));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(SessionsApi.byKey(base, first.text("secret"))
                        .get("/sessions")
                        .status())
                .isEqualTo(401);
        assertThat(SessionsApi.byKey(base, second.text("secret"))
                        .get("/sessions")
                        .status())
                .isEqualTo(200);

        admin.delete("/admin/api-keys/" + first.text("id"));
        Answer late = admin.withKey("again").post("/admin/api-keys", body("service", service));

        assertThat(late.status()).isEqualTo(201);
        assertThat(late.json().isNull("secret")).as("a revoked key stays so").isTrue();
    }

    @Test
    void its_last_use_is_shown() {
        JsonObject key = issue("service", service).json();
        assertThat(listed(key.getString("id")).isNull("lastUsedAt")).isTrue();

        SessionsApi.byKey(base, key.getString("secret")).get("/sessions");

        Eventually.get(() -> listed(key.getString("id")).isNull("lastUsedAt"), unknown -> !unknown);
    }

    @Test
    void keys_are_listed_page_by_page_newest_first() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(0, issue("service", service).text("id"));
        }

        Answer first = admin.get("/admin/api-keys?limit=2");
        Answer second = admin.get("/admin/api-keys?limit=2&cursor=" + first.text("next"));

        assertThat(first.list("items")).extracting(key -> key.getString("id")).isEqualTo(made.subList(0, 2));
        assertThat(second.list("items").get(0).getString("id")).isEqualTo(made.get(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|name",
                "{\"name\":\"x\"}|400|userId",
                "{\"name\":\"x\",\"userId\":\"a\",\"service\":\"b\"}|400|service",
                "{\"name\":\" \",\"userId\":\"a\"}|422|name",
                "{\"name\":\"x\",\"userId\":\"\"}|422|userId",
                "{\"name\":\"x\",\"service\":\"\"}|422|service",
                "{\"name\":\"x\",\"service\":1}|400|service",
                "{\"name\":\"x\",\"service\":\"a\\u0000\"}|400|service",
                "{\"name\":\"x\",\"service\":\"a\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}|422|expiresAt",
                "{\"name\":\"x\",\"service\":\"a\",\"expiresAt\":\"soon\"}|400|expiresAt",
                "{\"name\":\"x\",\"service\":\"a\",\"secret\":\"mine\"}|400|secret"
            })
    void a_bad_wish_makes_no_key(String body, int status, String field) {
        long before = Tables.count("api_key");

        Answer answer = admin.post("/admin/api-keys", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.blamed()).contains(field);
        assertThat(Tables.count("api_key")).isEqualTo(before);
    }

    @Test
    void only_administrators_manage_keys() {
        SessionsApi anybody = SessionsApi.of(base, user);
        String id = issue("userId", user).text("id");

        for (Answer answer : List.of(
                anybody.get("/admin/api-keys"),
                anybody.post("/admin/api-keys", body("userId", user)),
                anybody.delete("/admin/api-keys/" + id))) {
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(listed(id).isNull("revokedAt")).isTrue();
        assertThat(admin.delete("/admin/api-keys/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(admin.delete("/admin/api-keys/nonsense").status()).isEqualTo(400);
    }

    private Answer issue(String holder, String name) {
        Answer issued = admin.post("/admin/api-keys", body(holder, name));
        assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
        return issued;
    }

    private static String body(String holder, String name) {
        return "{\"name\":\"a test's\",\"" + holder + "\":\"" + name + "\"}";
    }

    private JsonObject listed(String id) {
        return admin.get("/admin/api-keys?limit=200").list("items").stream()
                .filter(key -> key.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** HMAC-SHA-256 of the secret's SHA-256, by what the database keeps for it. */
    private static String keyedHash(String secret) {
        try {
            byte[] key = HexFormat.of()
                    .parseHex(Tables.text("select encode(value, 'hex') from server_secret where name = 'api-keys'"));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(
                            MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
