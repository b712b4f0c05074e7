package sojourn.system;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Clients who write growing values and messages to sessions, each session by one of them at a time, on any node, while
 * others read them on the nodes that were not written to last. Who gets no answer tries another node.
 */
final class ClusterTraffic implements AutoCloseable {

    /** So many sessions are read much more often than the others. */
    private static final int POPULAR = 24;

    private static final int WRITERS = 3;
    private static final int READERS = 5;
    private static final Duration BOUND = Duration.ofMinutes(2);

    /** Reads are so much more than writes that most of them can be answered from copies. */
    private static final Duration BETWEEN_READS = Duration.ofMillis(15);

    private static final Duration BETWEEN_WRITES = Duration.ofMillis(60);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final ThreeNodes nodes;
    private final ClusterHistory history;
    private final String user = "user-" + UUID.randomUUID();
    private final List<String> sessions = new ArrayList<>();
    private final Map<String, Integer> writtenOn = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
    private final List<Future<?>> clients = new ArrayList<>();

    private ClusterTraffic(ThreeNodes nodes, ClusterHistory history, int count) {
        this.nodes = nodes;
        this.history = history;
        for (int number = 0; number < count; number++) {
            // One owner has few: the limit is not what is tested here.
            sessions.add(api(number % nodes.count(), number).open("{\"context\":{\"value\":0}}"));
        }
    }

    /** Opens so many sessions, and lets clients write and read them until they are stopped. */
    static ClusterTraffic start(ThreeNodes nodes, ClusterHistory history, int count) {
        ClusterTraffic traffic = new ClusterTraffic(nodes, history, count);
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer;
            traffic.clients.add(traffic.threads.submit(() -> traffic.write(first)));
        }
        for (int reader = 0; reader < READERS; reader++) {
            Random random = new Random(FaultReport.SEED + reader);
            traffic.clients.add(traffic.threads.submit(() -> traffic.read(random)));
        }
        return traffic;
    }

    /** Writes that were acknowledged. */
    long writes() {
        return history.writes();
    }

    /** Requests that were repeated once, on another node. */
    long repeated() {
        return repeated.get();
    }

    /** Requests that were refused when they were repeated, too. */
    long refused() {
        return refused.get();
    }

    private SessionsApi api(int node, int session) {
        return nodes.user(node, user + "-" + session).withPatience(PATIENCE);
    }

    /** Leaves processor time to a node that starts: the load is to be steady, not as great as can be. */
    private static void breathe(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private int any(Random random) {
        List<Integer> inUse = nodes.inUse();
        return inUse.get(random.nextInt(inUse.size()));
    }

    private int anyBut(int node, Random random) {
        List<Integer> others =
                nodes.inUse().stream().filter(other -> other != node).toList();
        return others.get(random.nextInt(others.size()));
    }

    private void write(int writer) {
        Random random = new Random(FaultReport.SEED + 1_000 + writer);
        long[] values = new long[sessions.size()];
        String[] tags = new String[sessions.size()];
        while (!over.get()) {
            for (int session = writer; session < sessions.size() && !over.get(); session += WRITERS) {
                breathe(BETWEEN_WRITES);
                if (tags[session] == null) {
                    resume(session, values, tags, random);
                } else if (random.nextInt(3) == 0) {
                    append(session, random);
                } else {
                    change(session, values, tags, random);
                }
            }
        }
    }

    /** Writes the next value, unless somebody has written meanwhile: an answer that was lost may have been this writer's. */
    private void change(int session, long[] values, String[] tags, Random random) {
        int node = any(random);
        String id = sessions.get(session);
        long next = values[session] + 1;
        writtenOn.put(id, node);
        try {
            Answer answer = api(node, session)
                    .ifMatch(tags[session])
                    .put("/sessions/" + id + "/context", "{\"context\":{\"value\":" + next + "}}");
            if (answer.status() == 200) {
                history.wrote(id, next);
                values[session] = next;
                tags[session] = answer.header("ETag");
                return;
            }
            check(answer, 412, 503);
        } catch (UncheckedIOException e) {
            repeated.incrementAndGet();
        }
        tags[session] = null;
    }

    /** Finds out what there is. */
    private void resume(int session, long[] values, String[] tags, Random random) {
        String id = sessions.get(session);
        int node = any(random);
        long promised = history.promised(id);
        try {
            Answer answer = api(node, session).get("/sessions/" + id);
            if (answer.status() == 200) {
                long value = value(answer.json());
                history.read(id, nodes.name(node), promised, value);
                values[session] = value;
                tags[session] = answer.header("ETag");
            } else {
                check(answer, 503);
            }
        } catch (UncheckedIOException e) {
            repeated.incrementAndGet();
        }
    }

    private void append(int session, Random random) {
        String id = sessions.get(session);
        String message = UUID.randomUUID().toString();
        for (int attempt = 0; !over.get() || attempt == 0; attempt++) {
            int node = any(random);
            try {
                Answer answer = api(node, session).withKey(message).append(id, "user", message);
                if (answer.status() == 201) {
                    history.appended(id, message);
                    return;
                }
                check(answer, 409, 503);
            } catch (UncheckedIOException e) {
                repeated.incrementAndGet();
            }
        }
    }

    private void read(Random random) {
        while (!over.get()) {
            breathe(BETWEEN_READS);
            int session = random.nextInt(random.nextInt(4) == 0 ? sessions.size() : Math.min(POPULAR, sessions.size()));
            String id = sessions.get(session);
            int written = writtenOn.getOrDefault(id, 0);
            int node = anyBut(written, random);
            long promised = history.promised(id);
            if (!isRead(session, node, promised)) {
                int other = anyBut(node, random);
                repeated.incrementAndGet();
                if (!isRead(session, other, promised)) {
                    refused.incrementAndGet();
                }
            }
        }
    }

    private boolean isRead(int session, int node, long promised) {
        String id = sessions.get(session);
        try {
            Answer answer = api(node, session).get("/sessions/" + id);
            if (answer.status() != 200) {
                check(answer, 503);
                return false;
            }
            if (answer.response().body().isEmpty()) {
                // A server that ends, or begins, may answer by itself before Sojourn does, with nothing.
                return false;
            }
            history.read(id, nodes.name(node), promised, value(answer.json()));
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static long value(JsonObject session) {
        return session.getJsonObject("context").getJsonNumber("value").longValueExact();
    }

    /** A server that ends, or begins, may answer by itself before Sojourn does. */
    private static boolean isOfServer(Answer answer) {
        return answer.status() >= 404 && !answer.header("Content-Type").startsWith("application/problem+json");
    }

    private static void check(Answer answer, int... expected) {
        if (isOfServer(answer)) {
            return;
        }
        for (int status : expected) {
            if (answer.status() == status) {
                return;
            }
        }
        throw new AssertionError("Not expected: " + answer);
    }

    /** Reads everything once more on every node, and ends each session on all of them at once. */
    void readAllAndEnd() throws Exception {
        for (int session = 0; session < sessions.size(); session++) {
            String id = sessions.get(session);
            for (int node = 0; node < nodes.count(); node++) {
                SessionsApi api = api(node, session);
                long promised = history.promised(id);
                history.read(
                        id,
                        nodes.name(node),
                        promised,
                        value(api.get("/sessions/" + id).json()));
                history.readMessages(id, messages(api, id));
            }
            int owner = session;
            List<Callable<Answer>> ends = new ArrayList<>();
            for (int node = 0; node < nodes.count(); node++) {
                SessionsApi api = api(node, owner);
                ends.add(() -> api.post("/sessions/" + id + "/end", null));
            }
            for (Answer end : Parallel.run(ends)) {
                check(end, 200);
            }
        }
    }

    private static List<String> messages(SessionsApi api, String id) {
        List<String> all = new ArrayList<>();
        long after = 0;
        while (true) {
            List<JsonObject> page = api.get("/sessions/" + id + "/messages?limit=100&after=" + after)
                    .list("messages");
            if (page.isEmpty()) {
                return all;
            }
            for (JsonObject message : page) {
                all.add(message.getString("content"));
                after = message.getJsonNumber("sequence").longValueExact();
            }
        }
    }

    List<String> sessions() {
        return List.copyOf(sessions);
    }

    /** Lets the clients finish what they do; fails if one of them met what no client should. */
    void stop() throws Exception {
        over.set(true);
        for (Future<?> client : clients) {
            client.get(2, TimeUnit.MINUTES);
        }
    }

    /** Waits until so many more writes were acknowledged. */
    void awaitWrites(long more) {
        awaitWritesAfter(more, () -> {});
    }

    /** Does something to the nodes, and waits until so many writes were acknowledged since it began. */
    void awaitWritesAfter(long more, Runnable fault) {
        long target = history.writes() + more;
        fault.run();
        Supplier<Long> writes = () -> {
            checkClients();
            return history.writes();
        };
        Eventually.within(BOUND, writes, done -> done >= target);
    }

    /** A client that met what no client should does not go on: nobody is to wait for it. */
    private void checkClients() {
        for (Future<?> client : clients) {
            if (client.isDone()) {
                try {
                    client.get();
                } catch (InterruptedException | ExecutionException e) {
                    throw new AssertionError("A client does not go on", e);
                }
            }
        }
    }

    @Override
    public void close() {
        over.set(true);
        threads.shutdownNow();
    }
}
