package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three nodes never answer by what was before an acknowledged write, whatever becomes of one of them.
 *
 * <p>A run counts only if at least half of all reads were answered from copies, of nodes that were not written to last; and
 * if each fault was seen. {@code mvn -Pfaults} kills ten nodes, with 1,000 acknowledged writes between two faults, and
 * writes a report; {@code mvn verify} does each once, with fewer.
 */
@Tag("faults")
class ClusterIT {

    private static final int ROUNDS = Integer.getInteger("cluster.rounds", 1);
    private static final int WRITES = Integer.getInteger("cluster.writes", 100);

    /** So few are kept by each node; without more sessions than that, all of them are. */
    private static final int COPIES = 100;

    private static final int FEW = 24;
    private static final int MANY = 250;

    private static final Path FOLDER = ServerUnderTest.folder().resolve("cluster");

    private static ThreeNodes nodes;

    @BeforeAll
    static void start() {
        nodes = ThreeNodes.start(
                "cluster",
                BreakableWar.write(FOLDER),
                Map.of(
                        "session.cluster.key",
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "session.cache-max-entries",
                        Integer.toString(COPIES)));
    }

    @AfterAll
    static void stop() {
        nodes.close();
        FaultReport.write();
    }

    @Test
    void a_node_that_is_killed_leaves_nothing_stale() throws Exception {
        check("a node is killed (SIGKILL) and started again", FEW, traffic -> {
            for (int round = 0; round < ROUNDS; round++) {
                int killed = round % nodes.count();
                int other = (killed + 1) % nodes.count();
                long id = nodes.id(killed);
                traffic.awaitWritesAfter(WRITES, () -> {
                    nodes.kill(killed);
                    assertThat(nodes.node(killed).isAlive()).isFalse();
                    nodes.awaitUnreachable(other, id);
                    nodes.startAgain(killed);
                    nodes.awaitGone(other, id);
                    nodes.awaitAllServing();
                });
            }
            return ROUNDS;
        });
    }

    @Test
    void a_node_that_was_paused_does_not_answer_by_what_it_had() throws Exception {
        check("a node stands still (SIGSTOP) until the others have given it up, and goes on", FEW, traffic -> {
            int rounds = Math.min(ROUNDS, nodes.count());
            for (int paused = 0; paused < rounds; paused++) {
                int other = (paused + 1) % nodes.count();
                int node = paused;
                long id = nodes.id(node);
                traffic.awaitWritesAfter(WRITES, () -> {
                    long before = traffic.writes();
                    nodes.pause(node);
                    nodes.awaitUnreachable(other, id);
                    assertThat(traffic.writes() - before)
                            .as("writes that did not wait until the others had given it up")
                            .isGreaterThan(10);
                    nodes.awaitGone(other, id);
                    nodes.resume(node);
                });
                nodes.awaitAllServing();
                assertThat(nodes.id(node)).as("it has arrived anew").isNotEqualTo(id);
            }
            return rounds;
        });
    }

    @Test
    void postgresql_that_restarts_loses_nothing_and_makes_nothing_stale() throws Exception {
        check("PostgreSQL restarts", FEW, traffic -> {
            int rounds = Math.min(ROUNDS, nodes.count());
            for (int round = 0; round < rounds; round++) {
                String before = nodes.startOfDatabase();
                traffic.awaitWritesAfter(WRITES, () -> {
                    nodes.database().restart();
                    assertThat(nodes.startOfDatabase()).isNotEqualTo(before);
                    nodes.awaitAllServing();
                });
            }
            return rounds;
        });
    }

    @Test
    void nodes_that_are_upgraded_one_after_the_other_lose_nothing() throws Exception {
        Path next = BreakableWar.writeNext(FOLDER);
        check("nodes are stopped in order and started with the next version, one after the other", FEW, traffic -> {
            int rounds = Math.min(ROUNDS, nodes.count());
            for (int upgraded = 0; upgraded < rounds; upgraded++) {
                int node = upgraded;
                traffic.awaitWritesAfter(WRITES, () -> {
                    nodes.upgrade(node, next);
                    nodes.awaitAllServing();
                });
            }
            assertThat(nodes.count("information_schema.columns where column_name = 'of_tomorrow'"))
                    .isEqualTo(1);
            assertThat(traffic.refused())
                    .as("reads that failed when they were repeated once")
                    .isZero();
            return rounds;
        });
    }

    @Test
    void nodes_that_do_not_see_each_other_answer_from_the_database() throws Exception {
        check("a node neither reaches the others nor is reached, but all reach PostgreSQL", FEW, traffic -> {
            int rounds = Math.min(ROUNDS, nodes.count());
            for (int round = 0; round < rounds; round++) {
                int alone = round;
                int other = (alone + 1) % nodes.count();
                long id = nodes.id(alone);
                traffic.awaitWritesAfter(WRITES, () -> {
                    nodes.breakNetwork(alone, true);
                    nodes.awaitNotServing(alone);
                    nodes.awaitUnreachable(other, id);
                });
                traffic.awaitWritesAfter(WRITES, () -> {
                    nodes.breakNetwork(alone, false);
                    nodes.awaitAllServing();
                });
            }
            return rounds;
        });
    }

    @Test
    void what_was_pushed_out_of_the_cache_is_not_stale_when_it_comes_back() throws Exception {
        check("a cache of " + COPIES + " entries for " + MANY + " sessions", MANY, traffic -> {
            traffic.awaitWrites(2 * WRITES);
            for (int node = 0; node < nodes.count(); node++) {
                assertThat(nodes.copies(node, "count")).isBetween(1L, (long) COPIES);
            }
            return 1;
        });
    }

    @Test
    void a_key_that_was_revoked_is_refused_by_every_node_at_once() {
        nodes.awaitAllServing();
        long before = nodes.hits();
        for (int round = 0; round < 5 * nodes.count(); round++) {
            JsonObject key = nodes.admin(round % nodes.count())
                    .post("/admin/api-keys", "{\"name\":\"of a test\",\"userId\":\"user-" + round + "\"}")
                    .json();
            for (int use = 0; use < 2 * nodes.count(); use++) {
                assertThat(statusByKey(use % nodes.count(), key)).isEqualTo(200);
            }
            assertThat(nodes.admin((round + 1) % nodes.count())
                            .delete("/admin/api-keys/" + key.getString("id"))
                            .status())
                    .isEqualTo(204);
            for (int node = 0; node < nodes.count(); node++) {
                assertThat(statusByKey(node, key))
                        .as("round " + round + ", node " + node)
                        .isEqualTo(401);
            }
        }
        assertThat(nodes.hits() - before)
                .as("checks that were answered from copies")
                .isGreaterThan(20);
    }

    private static int statusByKey(int node, JsonObject key) {
        return SessionsApi.byKey(nodes.node(node).base(), key.getString("secret"))
                .get("/orders")
                .status();
    }

    @Test
    void without_its_word_the_checker_finds_what_is_stale() throws Exception {
        nodes.awaitAllServing();
        ClusterHistory history = new ClusterHistory();
        try (ClusterTraffic traffic = ClusterTraffic.start(nodes, history, FEW)) {
            nodes.silence(true);
            traffic.awaitWrites(WRITES);
            traffic.stop();
        } finally {
            nodes.silence(false);
        }

        assertThat(history.violations()).isNotEmpty();
        FaultReport.add(
                "nodes do not tell each other of their changes (the checker must find it)",
                1,
                history,
                history.reads(),
                0,
                0);
    }

    private static void check(String fault, int count, Faults faults) throws Exception {
        nodes.awaitAllServing();
        ClusterHistory history = new ClusterHistory();
        List<String> sessions;
        try (ClusterTraffic traffic = ClusterTraffic.start(nodes, history, count)) {
            long before = nodes.hits();
            traffic.awaitWrites(WRITES);
            int rounds = faults.run(traffic);
            // Otherwise the run does not count; nodes that do not see each other have none to answer from.
            Eventually.within(
                    Duration.ofMinutes(2), () -> nodes.hits() - before - history.reads() / 2, more -> more > 0);
            traffic.stop();
            long fromCopies = nodes.hits() - before;
            long reads = history.reads();
            traffic.readAllAndEnd();
            sessions = traffic.sessions();
            FaultReport.add(fault, rounds, history, reads, fromCopies, traffic.repeated());
        }
        assertThat(history.violations()).isEmpty();
        for (String session : sessions) {
            assertThat(nodes.count("outbox_event where type = 'session.ended' and subject_id = '" + session + "'"))
                    .isEqualTo(1);
        }
    }

    /** What is done to the nodes while clients write and read. */
    @FunctionalInterface
    private interface Faults {

        /** Answers how often it was done. */
        int run(ClusterTraffic traffic) throws Exception;
    }
}
