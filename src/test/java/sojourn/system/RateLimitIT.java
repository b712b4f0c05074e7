package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static sojourn.system.BelievingNodes.ANONYMOUS_BURST;
import static sojourn.system.BelievingNodes.ANONYMOUS_RATE;
import static sojourn.system.BelievingNodes.BURST;
import static sojourn.system.BelievingNodes.RATE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody sends more than it may, to one node or to both, and nobody pays for others. */
@ExtendWith(BelievingNodes.class)
class RateLimitIT {

    private static final int NODES = 2;

    /** The header in which the proxy says who its client is. */
    private static final String CLIENT = "Proxy-ip";

    private final OwnServer server = BelievingNodes.get();
    private final String user = "user-" + UUID.randomUUID();
    private final String address = address();

    @BeforeAll
    static void bothAreThere() {
        Eventually.get(
                () -> BelievingNodes.get()
                        .user("watcher-" + UUID.randomUUID(), "admin")
                        .get("/admin/cluster")
                        .list("members"),
                members -> members.size() == NODES);
    }

    @Test
    void a_caller_may_send_to_each_node_what_is_its_share() {
        Sent first = untilRefused(() -> server.user(user).get("/sessions").status());
        Sent second =
                untilRefused(() -> server.userOfOther(user).get("/sessions").status());

        first.assertWithin(BURST / NODES, (double) RATE / NODES);
        second.assertWithin(BURST / NODES, (double) RATE / NODES);
        assertThat(server.user("other-" + user).get("/sessions").status()).isEqualTo(200);
    }

    @Test
    void who_is_refused_is_told_when_to_come_again_and_has_done_nothing() {
        SessionsApi owner = server.user(user);
        List<Answer> answers = new ArrayList<>();
        Sent sent = untilRefused(() -> {
            answers.add(owner.post("/sessions", null));
            return answers.get(answers.size() - 1).status();
        });

        Answer refusal = answers.get(answers.size() - 1);
        assertThat(refusal.text("type")).isEqualTo("urn:sojourn:problem:too-many-requests");
        assertThat(refusal.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refusal.header("Retry-After")).isEqualTo("1");
        assertThat(server.count("session where owner_name = '" + user + "'")).isEqualTo(sent.passed());
        Eventually.get(() -> owner.get("/sessions").status(), status -> status == 200);
    }

    @Test
    void a_caller_is_the_same_by_token_cookie_and_key_from_wherever_and_whatever_its_role() {
        String key = server.user("administrator-" + UUID.randomUUID(), "admin")
                .post("/admin/api-keys", "{\"name\":\"test\",\"userId\":\"" + user + "\"}")
                .text("secret");
        String token = server.token(user, Duration.ofHours(1));

        untilRefused(() -> server.user(user, "admin").get("/admin/cluster").status())
                .assertWithin(BURST / NODES, (double) RATE / NODES);
        untilRefused(() -> status(address(), "X-Api-Key: " + key)).assertWithin(0, (double) RATE / NODES);
        untilRefused(() -> status(address(), "Cookie: jwt=" + token)).assertWithin(0, (double) RATE / NODES);
    }

    @Test
    void a_stranger_is_known_by_the_address_that_the_proxy_tells_and_no_other() {
        Sent sent = untilRefused(() -> status(address, "X-Forwarded-For: " + address()));

        sent.assertWithin(ANONYMOUS_BURST / NODES, (double) ANONYMOUS_RATE / NODES);
        assertThat(sent.last()).isEqualTo(404);
        assertThat(status(address())).isEqualTo(404);
        assertThat(status(address, bearer(user)))
                .as("whoever is known is not kept out by strangers")
                .isEqualTo(404);
    }

    @Test
    void a_subscriber_with_many_addresses_is_one_stranger() {
        String block = "2001:db8:" + hex() + ":" + hex();

        untilRefused(() -> status(block + ":" + hex() + ":" + hex() + ":" + hex() + ":" + hex()))
                .assertWithin(ANONYMOUS_BURST / NODES, (double) ANONYMOUS_RATE / NODES);
    }

    @Test
    void from_where_many_guesses_come_none_is_looked_at_for_a_while() {
        IntSupplier guess = () -> status(address, "X-Api-Key: sojourn_AAAAAAAA_" + "A".repeat(43));
        Sent guesses = untilRefused(guess);

        guesses.assertWithin(ANONYMOUS_BURST / NODES, (double) ANONYMOUS_RATE / NODES);
        assertThat(guesses.last()).isEqualTo(401);
        // Whoever pauses between them is looked at again.
        Eventually.get(
                () -> {
                    untilRefused(guess);
                    return status(address, bearer(user));
                },
                right -> right == 429);
        assertThat(status(address(), bearer(user))).isEqualTo(404);
        assertThat(status(address)).as("nobody guesses nothing").isEqualTo(404);
        Eventually.get(() -> status(address, bearer(user)), status -> status == 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer a.b.c",
                "Authorization: Basic YTpi",
                "X-Api-Key: garbage",
                "Cookie: jwt=garbage",
                "X-Session-Token: garbage",
            })
    void every_kind_of_bad_credential_is_a_guess(String credential) {
        Sent guesses = untilRefused(() -> status(address, credential));

        guesses.assertWithin(ANONYMOUS_BURST / NODES, (double) ANONYMOUS_RATE / NODES);
        assertThat(guesses.last()).isEqualTo(401);
    }

    @Test
    void a_malformed_secret_of_an_adoption_is_a_guess() {
        String adoption = "POST /api/sessions/" + UUID.randomUUID() + "/adopt";
        Sent guesses = untilRefused(
                () -> statusOf(adoption, address, "Content-Length: 0", bearer(user), "X-Session-Token: garbage"));

        guesses.assertWithin(ANONYMOUS_BURST / NODES, (double) ANONYMOUS_RATE / NODES);
        assertThat(guesses.last()).isEqualTo(401);
    }

    @Test
    void what_is_not_the_api_has_no_limit() {
        untilRefused(() -> status(address));

        for (String path : new String[] {"/health/live", "/openapi", "/browse/"}) {
            for (int i = 0; i < 2 * ANONYMOUS_BURST; i++) {
                assertThat(statusOf("GET " + path, address)).isEqualTo(200);
            }
        }
    }

    /** What a request for the session of the request is answered: 404, as there is none, if it is let in. */
    private int status(String client, String... headers) {
        return statusOf("GET /api/session", client, headers);
    }

    /** Java's own client keeps headers for itself that look like a proxy's. */
    private int statusOf(String request, String client, String... headers) {
        String answer = RawRequest.send(
                server.base(),
                Stream.concat(
                                Stream.of(
                                        request + " HTTP/1.1", "Host: x", "Connection: close", CLIENT + ": " + client),
                                Stream.of(headers))
                        .toArray(String[]::new));
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    private String bearer(String name) {
        return "Authorization: Bearer " + server.token(name, Duration.ofHours(1));
    }

    private static Sent untilRefused(IntSupplier request) {
        long began = System.nanoTime();
        int passed = 0;
        int last = 0;
        while (true) {
            int status = request.getAsInt();
            if (status == 429) {
                return new Sent(passed, last, System.nanoTime() - began);
            }
            last = status;
            passed++;
            assertThat(passed).as("requests that passed").isLessThan(10 * BURST);
        }
    }

    /** An address that nobody has called from yet. */
    private static String address() {
        return "10." + part() + "." + part() + "." + part();
    }

    private static int part() {
        return ThreadLocalRandom.current().nextInt(256);
    }

    private static String hex() {
        return Integer.toHexString(ThreadLocalRandom.current().nextInt(1, 0x10000));
    }

    /**
     * Requests that were sent one after the other until one was refused.
     *
     * @param last the status of the last one that was not
     * @param nanos how long all of them took
     */
    private record Sent(int passed, int last, long nanos) {

        /** At least the burst passed, and no more than the rate has added meanwhile. */
        void assertWithin(int burst, double perSecond) {
            assertThat(passed).isBetween(burst, burst + 1 + (int) (perSecond * nanos / 1e9));
        }
    }
}
