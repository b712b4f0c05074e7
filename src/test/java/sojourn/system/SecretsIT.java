package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sojourn.local.TokenSigner;

/**
 * No log has a secret, or a piece of one by which the rest could be guessed: not when it is good, not when it is bad, not
 * when it stands where it does not belong, and not when the server fails over it.
 *
 * <p>The server logs what it logs for those who look for a fault, and every request.
 */
@ExtendWith(GuardedServer.class)
class SecretsIT {

    /** Whoever sees so many characters of a secret in a log has seen the secret. */
    private static final int PIECE = 12;

    /** So many places of a log are told to whoever reads that it has a secret. */
    private static final int MOST_TOLD = 3;

    private static final String KEY = "X-Api-Key";
    private static final String SECRET = "X-Session-Token";
    private static final List<String> HEADERS =
            List.of("Authorization", KEY, SECRET, "X-Session-Id", "X-Order-Id", "traceparent", "If-Match", "Cookie");
    private static final String LONG_ADDRESS = "/" + "nothing".repeat(500);
    private static final String ISSUE = "{\"name\":\"a test's\",\"userId\":\"secrets\"}";

    private static OwnServer server;
    private static SessionsApi nobody;
    private static SessionsApi admin;

    /** What must not be in a log, by what it is. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    @BeforeAll
    static void find() {
        server = GuardedServer.get();
        nobody = server.nobody();
        admin = server.user("an-admin", "admin");
    }

    @Test
    void no_log_has_a_secret() throws Exception {
        gather();

        secrets.values().forEach(SecretsIT::sendEverywhere);
        failOver(List.of(
                nobody,
                nobody.with(KEY, secret("a key")),
                nobody.with(SECRET, secret("a session's secret")),
                nobody.with("Authorization", "Bearer " + secret("a token"))));
        awaitLogged();

        Map<String, String> pieces = new HashMap<>();
        secrets.forEach((what, secret) -> {
            assertThat(pieces(secret)).as(what).isNotEmpty();
            pieces(secret).forEach(piece -> pieces.put(piece, what));
        });
        List<String> found = new ArrayList<>();
        for (Path log : logs()) {
            String text = Files.readString(log, StandardCharsets.ISO_8859_1);
            places(text)
                    .filter(place -> pieces.containsKey(piece(text, place)))
                    .limit(MOST_TOLD)
                    .forEach(place -> found.add(
                            pieces.get(piece(text, place)) + " in " + log + ": " + surroundings(text, place)));
        }
        assertThat(found).isEmpty();
    }

    /** Good secrets and bad ones of every kind. */
    private void gather() {
        TokenSigner signer = GuardedServer.signer();
        String token = signer.token("secrets", Set.of("admin"));
        secrets.put("a token", token);
        secrets.put("an expired token", signer.token("secrets", Set.of(), Duration.ofMinutes(-5)));
        secrets.put("a token of a wrong key", TokenSigner.fresh().token("secrets", Set.of()));
        secrets.put("a token for another audience", signer.withAudiences("x").token("secrets", Set.of()));
        secrets.put("a token that is cut off", reversed(token).substring(0, token.length() - 40));
        secrets.put("a key", admin.post("/admin/api-keys", ISSUE).text("secret"));
        SessionsApi repeating = admin.withKey("secrets-" + System.nanoTime());
        secrets.put("a key that died", repeating.post("/admin/api-keys", ISSUE).text("secret"));
        secrets.put(
                "a key that was given again",
                repeating.post("/admin/api-keys", ISSUE).text("secret"));
        Answer revoked = admin.post("/admin/api-keys", ISSUE);
        admin.delete("/admin/api-keys/" + revoked.text("id"));
        secrets.put("a revoked key", revoked.text("secret"));
        secrets.put("an altered key", secret("a key") + "x");
        secrets.put("a session's secret", nobody.post("/sessions", null).header(SECRET));
        secrets.put(
                "the secret of a session of one request",
                nobody.post("/orders", null).header(SECRET));
        secrets.put("an altered session's secret", secret("a session's secret") + "x");
        secrets.put("the password of the console's first administrator", GuardedServer.CONSOLE_PASSWORD);
        secrets.put("the password of an account", reversed(GuardedServer.CONSOLE_PASSWORD));
        secrets.put("its new password", reversed(GuardedServer.CLUSTER_KEY));
        secrets.put("a password that is too long", GuardedServer.CONSOLE_PASSWORD.repeat(30));
        useAccounts();
        secrets.put("the cluster's key", GuardedServer.CLUSTER_KEY);
        secrets.put("what API keys are hashed by", GuardedServer.API_KEY_SECRET);
        secrets.put("the database's password", server.database().password());
    }

    /** Makes an account, changes it, and logs in to it and to the first one, rightly and wrongly. */
    private void useAccounts() {
        String name = "secrets-" + System.nanoTime();
        SessionsApi repeating = admin.withKey(name);
        String wanted = account(name, secret("the password of an account"));
        String id = repeating.post("/admin/accounts", wanted).text("id");
        assertThat(repeating.post("/admin/accounts", wanted).text("id")).isEqualTo(id);
        admin.post("/admin/accounts", wanted);
        admin.post("/admin/accounts", account(name + "x", secret("a password that is too long")));
        admin.post("/admin/accounts", wanted.replace("}", ",}"));
        admin.put("/admin/accounts/" + id, "{\"password\":\"" + secret("its new password") + "\"}");
        admin.put("/admin/accounts/" + id, "{\"role\":\"" + secret("its new password") + "\"}");
        assertThat(logIn("boss", secret("the password of the console's first administrator")))
                .isTrue();
        assertThat(logIn(name, secret("its new password"))).isTrue();
        assertThat(logIn(name, secret("the password of an account"))).isFalse();
        assertThat(logIn(secret("its new password"), name)).isFalse();
        assertThat(logIn(name, secret("a password that is too long"))).isFalse();
        server.execute("alter table console_account rename to hidden");
        try {
            admin.post("/admin/accounts", account(name + "y", secret("its new password")));
            admin.put("/admin/accounts/" + id, "{\"password\":\"" + secret("its new password") + "\"}");
            logIn(name, secret("its new password"));
        } finally {
            server.execute("alter table hidden rename to console_account");
        }
    }

    private static boolean logIn(String name, String password) {
        return new ConsoleVisit(server.base()).logIn(name, password).isIn();
    }

    private static String account(String name, String password) {
        return "{\"name\":\"" + name + "\",\"password\":\"" + password + "\",\"role\":\"auditor\"}";
    }

    private String secret(String what) {
        return Objects.requireNonNull(secrets.get(what), what);
    }

    /** Where it belongs, and everywhere else where somebody might put it by mistake. */
    private static void sendEverywhere(String secret) {
        HEADERS.forEach(header -> {
            ask(header, secret);
            ask(header, "Bearer " + secret);
        });
        ask("Authorization", "Basic " + base64(secret));
        ask("Cookie", "jwt=" + secret);
        SessionsApi user = server.user("secrets");
        user.post("/sessions", "{\"context\":{\"password\":\"" + secret + "\"},\"" + secret.length() + "\":1}");
        user.post("/sessions", "{\"context\":{\"password\":\"" + secret + "\"}}");
        user.append(user.open(), "user", secret);
    }

    private static void ask(String header, String value) {
        SessionsApi caller = nobody.with(header, value);
        caller.get("/sessions");
        caller.get("/session");
        caller.get("/admin/sessions");
        caller.post("/sessions", "{\"context\":[]}");
        caller.post("/orders", "{");
    }

    /** Lets the server fail in the middle of what it does with secrets. */
    private static void failOver(List<SessionsApi> callers) {
        for (String table : List.of("api_key", "session", "app_user", "idempotency_key")) {
            server.execute("alter table " + table + " rename to hidden");
            try {
                for (SessionsApi caller : callers) {
                    caller.get("/session");
                    caller.post("/sessions", null);
                    caller.withKey("failing").post("/admin/api-keys", ISSUE);
                }
            } finally {
                server.execute("alter table hidden rename to " + table);
            }
        }
        assertThat(server.log()).as("the server has failed").contains("does not exist");
    }

    /** The access log is written behind the requests, whenever a buffer is full. */
    private static void awaitLogged() {
        String last = "/last-" + System.nanoTime();
        nobody.get(last);
        Eventually.get(() -> logs().stream().anyMatch(log -> contains(log, last)), logged -> {
            nobody.get(LONG_ADDRESS);
            return logged;
        });
    }

    private static boolean contains(Path log, String text) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> logs() {
        try (Stream<Path> access = Files.walk(GuardedServer.accessLogs())) {
            return Stream.concat(
                            access.filter(Files::isRegularFile),
                            Stream.of(server.node().log(), GuardedServer.databaseLog()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every piece of a secret, but for what all secrets of its kind have in common; and of the same in Base64, whatever
     * stands ahead of it.
     */
    private static Stream<String> pieces(String secret) {
        String own = secret.replaceFirst("^(?:sojourn_.{8}_|session_|[\\w-]+\\.)", "");
        return Stream.of(own, base64(own), base64("1" + own), base64("12" + own))
                .flatMap(text -> places(text).map(place -> piece(text, place)));
    }

    /** Where the pieces of a text begin. */
    private static Stream<Integer> places(String text) {
        return IntStream.rangeClosed(0, text.length() - PIECE).boxed();
    }

    private static String piece(String text, int place) {
        return text.substring(place, place + PIECE);
    }

    private static String surroundings(String text, int place) {
        return text.substring(Math.max(0, place - 200), Math.min(text.length(), place + 200));
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
