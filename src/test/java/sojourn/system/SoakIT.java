package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sojourn.local.PayaraMicro;

/**
 * Three nodes with small heaps take at the end of a long time of mixed work what they took at its beginning: memory behind
 * a full collection, threads, open files, connections to the database.
 *
 * <p>{@code mvn -Psoak} works for 30 minutes, {@code -Dsoak.minutes} says otherwise.
 */
@Tag("soak")
class SoakIT {

    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));

    /** In the beginning pools and caches fill, and classes are loaded. */
    private static final int WARM_UP_WRITES = Integer.getInteger("soak.warm-up-writes", 3_000);

    private static final String HEAP = "-Xmx320m";
    private static final int SESSIONS = 60;
    private static final int COPIES = 50;

    /** By how much the end may be above the beginning: less than anything that leaks with each of so many requests. */
    private static final long MORE_HEAP_KILOBYTES = 8 * 1024;

    private static final long MORE_THREADS = 10;
    private static final long MORE_FILES = 30;
    private static final long MORE_CONNECTIONS = 12;

    private static ThreeNodes nodes;

    @BeforeAll
    static void start() {
        nodes = ThreeNodes.start(
                "soak",
                ServerUnderTest.war(),
                Map.of("session.cache-max-entries", Integer.toString(COPIES)),
                builder -> builder.jvmOption(HEAP));
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void the_end_takes_no_more_than_the_beginning() throws Exception {
        ClusterHistory warming = new ClusterHistory();
        work(warming, traffic -> traffic.awaitWrites(WARM_UP_WRITES));
        List<Footprint> first = footprints();
        long firstConnections = connections();

        ClusterHistory history = new ClusterHistory();
        long end = System.nanoTime() + LENGTH.toNanos();
        work(history, traffic -> {
            while (System.nanoTime() - end < 0) {
                traffic.awaitWrites(100);
            }
        });
        List<Footprint> last = footprints();
        long lastConnections = connections();

        write(history, first, last, firstConnections, lastConnections);
        assertThat(history.violations()).isEmpty();
        for (int node = 0; node < nodes.count(); node++) {
            Footprint was = first.get(node);
            Footprint is = last.get(node);
            assertThat(is.heapKilobytes() - was.heapKilobytes())
                    .as("kilobytes of heap, " + nodes.name(node))
                    .isLessThan(MORE_HEAP_KILOBYTES);
            assertThat(is.threads() - was.threads())
                    .as("threads, " + nodes.name(node))
                    .isLessThan(MORE_THREADS);
            assertThat(is.files() - was.files())
                    .as("open files, " + nodes.name(node))
                    .isLessThan(MORE_FILES);
        }
        assertThat(lastConnections - firstConnections).as("connections").isLessThan(MORE_CONNECTIONS);
    }

    /** Lets clients write and read sessions, and others come and go, until something is over. */
    private static void work(ClusterHistory history, Work work) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (ClusterTraffic traffic = ClusterTraffic.start(nodes, history, SESSIONS)) {
            Future<Long> visits = thread.submit(() -> comeAndGo(over));
            work.until(traffic);
            over.set(true);
            assertThat(visits.get()).isPositive();
            traffic.stop();
            traffic.readAllAndEnd();
        } finally {
            over.set(true);
            thread.shutdownNow();
        }
        for (int node = 0; node < nodes.count(); node++) {
            PayaraMicro idle = nodes.node(node);
            Eventually.get(() -> Metrics.of(idle.base()).get("sojourn_scopes_open"), open -> open == 0);
            Eventually.get(() -> Metrics.of(idle.base()).get("sojourn_background_running"), running -> running == 0);
        }
    }

    /** Visitors one after the other: each opens a session, orders, talks, takes an export, is refused something, and ends it. */
    private static long comeAndGo(AtomicBoolean over) {
        long visits = 0;
        for (; !over.get(); visits++) {
            SessionsApi api = nodes.user((int) (visits % nodes.count()), "visitor-" + visits % 100);
            String id = api.open("{\"context\":{\"step\":1}}");
            String path = "/sessions/" + id;
            List<Answer> answers = List.of(
                    api.post(path + "/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}"),
                    api.append(id, "user", "hello"),
                    api.mergePatch(path + "/context", "{\"step\":2}"),
                    api.post("/orders", "{\"items\":[{\"name\":\"cake\",\"quantity\":1}]}"),
                    api.post(path + "/exports", null),
                    api.get("/sessions"),
                    api.post(path + "/end", null));
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.toString()).isBetween(200, 202));
            assertThat(api.append(id, "user", "too late").status()).isEqualTo(410);
            assertThat(api.put(path, "{").status()).isEqualTo(400);
        }
        return visits;
    }

    private static List<Footprint> footprints() {
        List<Footprint> all = new ArrayList<>();
        for (int node = 0; node < nodes.count(); node++) {
            all.add(Footprint.of(nodes.node(node)));
        }
        return all;
    }

    private static long connections() {
        return nodes.count("pg_stat_activity where application_name = 'sojourn'");
    }

    @SuppressWarnings("SystemOut") // It is what whoever runs it wants to see.
    private static void write(
            ClusterHistory history,
            List<Footprint> first,
            List<Footprint> last,
            long firstConnections,
            long lastConnections)
            throws IOException {
        StringBuilder text = new StringBuilder(String.format(
                "%d minutes, seed %d, heap of each node %s: %,d acknowledged writes, %,d reads, %d violations.%n%n"
                        + "| what | at the beginning | at the end | more | may be less than |%n|---|---|---|---|---|%n",
                LENGTH.toMinutes(),
                FaultReport.SEED,
                HEAP.substring("-Xmx".length()),
                history.writes(),
                history.reads(),
                history.violations().size()));
        for (int node = 0; node < nodes.count(); node++) {
            String name = ", " + nodes.name(node);
            Footprint was = first.get(node);
            Footprint is = last.get(node);
            row(
                    text,
                    "kilobytes of heap behind a full collection" + name,
                    was.heapKilobytes(),
                    is.heapKilobytes(),
                    MORE_HEAP_KILOBYTES);
            row(text, "threads" + name, was.threads(), is.threads(), MORE_THREADS);
            row(text, "open files" + name, was.files(), is.files(), MORE_FILES);
        }
        row(text, "connections of all nodes", firstConnections, lastConnections, MORE_CONNECTIONS);
        Path file = ServerUnderTest.folder().resolve("soak.md");
        Files.writeString(file, text);
        System.out.println(file + "\n" + text);
    }

    private static void row(StringBuilder text, String what, long first, long last, long most) {
        text.append(String.format("| %s | %,d | %,d | %,d | %,d |%n", what, first, last, last - first, most));
    }

    /** What clients work for. */
    @FunctionalInterface
    private interface Work {
        void until(ClusterTraffic traffic) throws Exception;
    }
}
