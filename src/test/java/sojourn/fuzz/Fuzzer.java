package sojourn.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import sojourn.fuzz.NoAnswer.Why;

/**
 * Sends a server requests of all kinds, and judges what it answers.
 *
 * <p>Which requests there are is decided by the seed; what they meet is not, because several senders work at once on what
 * each of them has: sessions that live and sessions that the requests before have ended.
 */
public final class Fuzzer {

    private static final int SENDERS = 4;

    /** How long anything may take to be answered, in milliseconds. */
    private static final int BOUND = 30_000;

    /** So many requests meet the same things, until they get new ones. */
    private static final int REQUESTS_A_WORLD = 60;

    private static final int MOST_FINDINGS = 20;

    private final URI server;
    private final RequestGenerator generator;
    private final Judge judge;
    private final Supplier<Map<String, String>> world;
    private final long seed;
    private final AtomicLong next = new AtomicLong();
    private final FuzzReport report;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Finding> findings = new ConcurrentLinkedQueue<>();

    /**
     * Prepares a run.
     *
     * @param operations what the server's document offers
     * @param problems the types that the API's page names, each with its statuses
     * @param world makes what the requests are about, and names it: credentials, sessions and what is in them
     */
    public Fuzzer(
            URI server,
            List<Operation> operations,
            Map<String, Set<Integer>> problems,
            Supplier<Map<String, String>> world,
            long seed) {
        this.server = server;
        this.generator = new RequestGenerator(operations);
        this.judge = new Judge(problems);
        this.world = world;
        this.seed = seed;
        this.report = new FuzzReport(seed);
    }

    /** Sends so many requests, and answers when all of them were judged. */
    public void run(long requests) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                all.add(senders.submit(sender(requests)));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The requests cannot be sent", e.getCause());
        } finally {
            senders.shutdownNow();
        }
    }

    private Callable<Void> sender(long requests) {
        return () -> {
            try (Sender sender = new Sender()) {
                Map<String, String> values = world.get();
                int sent = 0;
                for (long number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                    if (++sent % REQUESTS_A_WORLD == 0) {
                        values = world.get();
                    }
                    send(sender, number, values);
                }
            }
            return null;
        };
    }

    private void send(Sender sender, long number, Map<String, String> values) throws IOException {
        WireRequest request = generator.request(seed, number);
        Verdict verdict = sender.send(request.filled(values));
        report.add(request, verdict.answer());
        if (verdict.fault().isEmpty() || findings.size() >= MOST_FINDINGS) {
            return;
        }
        Fault fault = verdict.fault().get();
        if (known.add(fault.kind() + verdict.answer() + request.done())) {
            Smallest smallest = new Smallest(smaller -> sender.send(smaller.filled(world.get()))
                    .fault()
                    .filter(again -> again.kind().equals(fault.kind()))
                    .isPresent());
            findings.add(new Finding(number, smallest.of(request), fault));
        }
    }

    /** What was found, for people; empty if nothing was. */
    public List<String> findings() {
        return findings.stream()
                .map(finding -> "request " + finding.number() + " of seed " + seed + ": "
                        + finding.smallest().method() + " "
                        + shortened(finding.smallest().target()) + " "
                        + finding.smallest().done() + ": " + finding.fault())
                .toList();
    }

    /** Writes a report, and a file for each finding: a request as it goes over the wire, and what is wrong with its answer. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.md"), report.text(findings.size()));
            for (Finding finding : findings) {
                String name = "seed-" + seed + "-request-" + finding.number();
                Files.write(folder.resolve(name + ".http"), finding.smallest().bytes());
                Files.writeString(
                        folder.resolve(name + ".txt"),
                        finding.fault() + "\n" + finding.smallest().done() + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    /**
     * What became of a request.
     *
     * @param answer in a few words
     */
    private record Verdict(String answer, Optional<Fault> fault) {}

    /** Keeps a connection for as long as it is of use. */
    private final class Sender implements AutoCloseable {

        private Optional<WireConnection> connection = Optional.empty();

        Verdict send(WireRequest request) {
            boolean reused = connection.filter(WireConnection::isUsable).isPresent() && !request.isMalformed();
            if (!reused) {
                close();
                connection = Optional.of(connect());
            }
            try {
                WireAnswer answer = connection.orElseThrow().exchange(request);
                return new Verdict(FuzzReport.words(request, answer), judge.fault(request, answer));
            } catch (NoAnswer e) {
                if (reused && e.why() == Why.CLOSED) {
                    // A server may close a connection behind any answer, without a word.
                    close();
                    return send(request);
                }
                // What is no HTTP, or does not come to its end, need not be answered; but it must not be kept waiting.
                boolean wrong = e.why() != Why.CLOSED || (!request.isMalformed() && !isLong(request));
                return new Verdict(
                        "no answer (" + e.why() + ")",
                        wrong
                                ? Optional.of(new Fault("no answer (" + e.why() + ")", String.valueOf(e.getMessage())))
                                : Optional.empty());
            }
        }

        private WireConnection connect() {
            try {
                return WireConnection.to(server, BOUND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            connection.ifPresent(WireConnection::close);
            connection = Optional.empty();
        }
    }

    /** Whether a server may well answer before it has read all of it, so that the answer is lost with the connection. */
    private static boolean isLong(WireRequest request) {
        return request.body().length() > 1_000_000;
    }
}
