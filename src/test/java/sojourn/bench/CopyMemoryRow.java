package sojourn.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;
import sojourn.bench.figure.Round;
import sojourn.local.EmbeddedDatabase;

/** What the copy of a session takes of a node's heap, against the size of the session's JSON. */
final class CopyMemoryRow {

    static final String NAME = "memory";

    private static final String ALLOWED = "JSON + 1 KiB";
    private static final int BESIDE_JSON = 1_024;
    private static final List<Integer> CONTEXTS = List.of(0, 1_024, 16_384);
    private static final int SESSIONS = 20_000;
    private static final int USERS = 1_000;

    /** What is left after a collection is taken for all that stays if the next one finds hardly less. */
    private static final double HARDLY_LESS = 0.999;

    private static final int TRIES = 20;
    private static final int MILLIS = 3_000;
    private static final int MOST_SECONDS = 300;
    private static final int SHOWN = 8;

    private final BenchSettings settings;
    private final Stock stock;
    private final Tokens tokens;
    private final Wrk wrk;
    private final Tool jcmd;
    private final Node node;
    private final Map<Integer, List<Round>> rounds = new TreeMap<>();
    private final Map<Integer, String> notes = new TreeMap<>();

    CopyMemoryRow(BenchSettings settings, Servers servers) {
        this.settings = settings;
        EmbeddedDatabase database = servers.emptyDatabase("database-" + NAME);
        this.stock = new Stock(database);
        this.tokens = new Tokens(servers.folder().resolve(NAME), servers.signer());
        this.wrk = new Wrk(servers.folder());
        this.jcmd = new Tool("jcmd", "openjdk-17-jdk-headless", servers.folder());
        this.node = new Node(
                servers.start(
                        NAME,
                        Servers.productWar(),
                        database,
                        server -> server.setting("session.cache-max-entries", "1000000")),
                servers.signer());
        CONTEXTS.forEach(size -> rounds.put(size, new ArrayList<>()));
    }

    /** A row for each size of a context. A first round does not count: behind it a server keeps some things for good. */
    List<Result> measure() {
        stock.addUsers(Tokens.BENCH, USERS);
        tokens.write(Tokens.BENCH, USERS);
        System.out.println("\nheap of a cached session");
        List<Result> results = new ArrayList<>();
        try {
            for (int round = 0; round <= settings.rounds(); round++) {
                for (int size : CONTEXTS) {
                    Round measured = measure(size);
                    if (round > 0) {
                        rounds.getOrDefault(size, List.of()).add(measured);
                    }
                }
            }
        } catch (CannotMeasure e) {
            return CONTEXTS.stream()
                    .map(size -> Result.voided(head(size), e.sentence()))
                    .toList();
        }
        rounds.forEach(
                (size, measured) -> results.add(Result.measured(head(size), Target.SOJOURN, List.of(ALLOWED), measured)
                        .with(List.of(notes.getOrDefault(size, "")))));
        return results;
    }

    private static Head head(int size) {
        String context = size == 0 ? "no context" : "a context of " + size / BESIDE_JSON + " KiB";
        return new Head(NAME + "-" + size, "heap of a cached session with " + context, "bytes", Bound.atMost(1));
    }

    private Round measure(int size) {
        Range range = stock.addSessions(SESSIONS, USERS, true, 0);
        stock.fillContexts(range, size);
        LiveHeap before = atRest();
        long cached = readAll(range);
        LiveHeap after = atRest();
        long each = Math.round((double) (after.bytes() - before.bytes()) / cached);
        long json = Answer.ask(node.base(), HttpRows.READ, range.first(), tokens.of(Tokens.BENCH, owner(range)))
                .body()
                .getBytes(StandardCharsets.UTF_8)
                .length;
        System.out.printf(Locale.ROOT, "  %,d bytes each with %,d bytes of JSON%n", each, json);
        notes.put(
                size,
                String.format(
                        Locale.ROOT,
                        "The JSON has %,d bytes. Of the heap of each of %,d sessions in the last round: %s.",
                        json,
                        cached,
                        after.growthSince(before).stream()
                                .limit(SHOWN)
                                .map(growth -> growth.bytes() / cached + " bytes of " + growth.className())
                                .collect(Collectors.joining(", "))));
        return new Round(Map.of(
                Target.SOJOURN, new Measurement(each, null), ALLOWED, new Measurement(json + BESIDE_JSON, null)));
    }

    private static int owner(Range range) {
        return (int) (range.first() % range.users());
    }

    /** Reads each session at least once, so that there is a copy of each; how many copies there are more. */
    private long readAll(Range range) {
        long before = node.copies().count();
        for (int seconds = settings.seconds(); seconds <= MOST_SECONDS; seconds *= 2) {
            // Each run begins with the first session.
            wrk.run(
                    node.base(),
                    HttpRows.READ,
                    tokens.file(Tokens.BENCH),
                    range,
                    new Load(settings.connections(), seconds));
            long more = node.copies().count() - before;
            if (more >= range.count()) {
                return more;
            }
        }
        throw new CannotMeasure("not every session that was read was copied");
    }

    /** The heap when all is given back that is not kept, such as the touches that are yet to be written. */
    private LiveHeap atRest() {
        LiveHeap heap = LiveHeap.of(node.server(), jcmd);
        for (int tries = 0; tries < TRIES; tries++) {
            sleep();
            LiveHeap next = LiveHeap.of(node.server(), jcmd);
            if (next.bytes() > heap.bytes() * HARDLY_LESS) {
                return next;
            }
            heap = next;
        }
        throw new CannotMeasure("the server's heap does not come to rest");
    }

    private static void sleep() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }
}
