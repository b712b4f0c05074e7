package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sojourn.fuzz.Fuzzer;
import sojourn.fuzz.Operation;

/**
 * Whatever is sent, the answer is one that the API's page promises: never a 5xx, nothing of the server's inside, and no
 * thread that is left hanging.
 *
 * <p>{@code mvn -Pfuzz} sends 100,000 requests, or as many as {@code -Dfuzz.requests} says, made from {@code -Dfuzz.seed};
 * {@code mvn verify} a few. What is found lies in {@code target/fuzz}.
 */
@Tag("fuzz")
@ExtendWith(GuardedServer.class)
class FuzzIT {

    private static final long REQUESTS = Long.getLong("fuzz.requests", 1_500);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    private static final String TEA = "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}";

    /** What is logged as an error, though it is a client's, with why it is no concern. */
    private static final List<Pattern> KNOWN = List.of(
            // What is no URI, or no HTTP, fails in the server's own parsers, before Sojourn sees the request.
            Pattern.compile("at org\\.apache\\.catalina\\.connector\\.CoyoteAdapter\\.postParseRequest"),
            Pattern.compile("at org\\.glassfish\\.grizzly\\.websockets\\.WebSocketEngine\\.upgrade"),
            Pattern.compile("\\A(?!.*\\sat sojourn\\.).*GRIZZLY0013: Exception during FilterChain", Pattern.DOTALL),
            // Whoever has hung up cannot be answered, which Jersey and the server take for their own trouble.
            Pattern.compile(
                    "\\A(?:\\[[^]]*] ){4}\\[(?!sojourn\\.).*(?:IOException: (?:Connection is closed|Broken"
                            + " pipe|Connection reset)|EOFException\\s+at org\\.glassfish\\.grizzly\\.nio\\.)",
                    Pattern.DOTALL));

    private static OwnServer server;
    private static SessionsApi admin;
    private static String keyOfService;

    @BeforeAll
    static void find() {
        server = GuardedServer.get();
        admin = server.user("an-admin", "admin");
        keyOfService = key("service", "fuzz").text("secret");
    }

    @Test
    void whatever_is_sent_is_answered_as_the_page_says_and_leaves_nothing_behind() throws Exception {
        System.out.printf("%,d requests, made from the seed %d%n", REQUESTS, SEED);
        int logged = server.log().length();
        Fuzzer fuzzer = new Fuzzer(
                server.base(),
                Operation.of(server.nobody()
                        .at(URI.create(server.base() + "/openapi?format=JSON"))
                        .json()),
                ApiPage.problems(),
                FuzzIT::world,
                SEED);
        try {
            fuzzer.run(REQUESTS);
        } finally {
            fuzzer.write(Path.of("target", "fuzz"));
        }

        // All of it, because a run takes long.
        assertAll(
                () -> assertThat(fuzzer.findings())
                        .as("findings of seed %d", SEED)
                        .isEmpty(),
                FuzzIT::assertNothingHangs,
                () -> assertThat(new ServerLog(server.log().substring(logged)).troubles(KNOWN))
                        .as("errors and stack traces in the server's log, of seed %d", SEED)
                        .isEmpty());
    }

    private static void assertNothingHangs() {
        assertThat(server.user("afterwards").post("/sessions", null).status()).isEqualTo(201);
        assertThat(server.nobody()
                        .at(URI.create(server.base() + "/health/ready"))
                        .status())
                .isEqualTo(200);
        Eventually.get(
                () -> ThreadDump.of(server.node().pid(), "http-thread-pool").stream()
                        .filter(thread -> thread.contains("org.apache.catalina") || thread.contains("at sojourn."))
                        .toList(),
                List::isEmpty);
        assertThat(ThreadDump.of(server.node().pid(), "http-thread-pool")).isNotEmpty();
        Eventually.get(() -> Probe.metric(server.node(), "scopes_open"), open -> open == 0);
        Eventually.get(
                () -> server.count("pg_stat_activity where state like 'idle in transaction%'"), open -> open == 0);
    }

    /** What requests are about: somebody's session with all that can be in one, the same of nobody, and a third one's. */
    private static Map<String, String> world() {
        String name = "user-" + UUID.randomUUID();
        String other = "other-" + UUID.randomUUID();
        Map<String, String> world = new HashMap<>();
        world.put("user.token", token(name));
        world.put("other.token", token(other));
        world.put("other.name", other);
        world.put("admin.token", GuardedServer.signer().token("fuzz-admin", Set.of("admin")));
        world.put("user.key", key("userId", name).text("secret"));
        world.put("service.key", keyOfService);
        world.put("spare.key", key("service", "spare").text("id"));
        world.put(
                "spare.account",
                admin.post(
                                "/admin/accounts",
                                "{\"name\":\"" + name + "\",\"password\":\"nobody-knows-it\",\"role\":\"auditor\"}")
                        .text("id"));
        SessionsApi user = server.user(name);
        furnish(world, "user", user, user.open("{\"context\":{\"step\":\"onboarding\"}}"));
        furnish(world, "other", server.user(other), server.user(other).open());
        Answer opened = server.nobody().post("/sessions", "{\"context\":{\"step\":\"onboarding\"}}");
        world.put("nobody.secret", opened.header("X-Session-Token"));
        furnish(
                world,
                "nobody",
                server.nobody().with("X-Session-Token", opened.header("X-Session-Token")),
                opened.text("id"));
        return world;
    }

    private static void furnish(Map<String, String> world, String owner, SessionsApi api, String session) {
        String below = "/sessions/" + session;
        world.put(owner + ".session", session);
        world.put(
                owner + ".conversation",
                api.post(below + "/conversations", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
                        .text("id"));
        world.put(owner + ".order", api.post(below + "/orders", TEA).text("id"));
        world.put(owner + ".export", api.post(below + "/exports", null).text("id"));
    }

    private static String token(String user) {
        return GuardedServer.signer().token(user, Set.of());
    }

    private static Answer key(String holder, String name) {
        return admin.post("/admin/api-keys", "{\"name\":\"a test's\",\"" + holder + "\":\"" + name + "\"}");
    }
}
