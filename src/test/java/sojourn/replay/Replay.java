package sojourn.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The program: plays a file against a running server and verifies it, or verifies what was played before. */
public final class Replay {
    private final ReplaySettings settings;
    private final List<Dialogue> dialogues;
    private final PrintStream out;
    private final Progress.Factory progress;
    private final Optional<ProcessHandle> server;
    private final RequestLog log = new RequestLog();
    private final Report report;
    private int givenUp;

    Replay(
            ReplaySettings settings,
            List<Dialogue> dialogues,
            Optional<ProcessHandle> server,
            PrintStream out,
            Progress.Factory progress) {
        this.settings = settings;
        this.dialogues = dialogues;
        this.server = server;
        this.out = out;
        this.progress = progress;
        this.report = new Report(out, log);
    }

    /** Ends the process with a status other than 0 if the replay fails; see the package for what it does. */
    public static void main(String[] arguments) {
        boolean passed = false;
        try {
            ReplaySettings settings = ReplaySettings.from(System.getProperties());
            // First, so that a bad file is named even where there is no server.
            List<Dialogue> dialogues =
                    settings.file() == null ? DialogueFile.own() : DialogueFile.read(settings.file());
            LocalServer local = new LocalServer(settings.home());
            UnaryOperator<String> tokens = settings.token() == null ? local.tokens() : UnaryOperator.identity();
            passed = new Replay(
                            settings, dialogues, local.process(settings.base()), System.out, Progress.on(System.out))
                    .run(tokens);
        } catch (ReplayFailure e) {
            System.out.println("Replay failed: " + e.sentence());
        }
        if (!passed) {
            // An exception would reach Maven, which wraps the verdict in a page of its own.
            System.out.flush();
            System.exit(1);
        }
    }

    boolean run(UnaryOperator<String> tokens) {
        ReplayRun run = run();
        List<ReplayUser> users =
                settings.token() == null ? ReplayUser.ofRun(run.id(), tokens) : ReplayUser.bearing(settings.token());
        checkServer(users.get(0));
        try (ApiConnection api = new ApiConnection(settings.base(), settings.concurrency(), log, Backoff.USUAL)) {
            out.printf(
                    "Run %s: %,d dialogues of %s, %d at a time, server %s%n",
                    run.id(),
                    dialogues.size(),
                    settings.file() == null
                            ? "the project's own"
                            : settings.file().getFileName(),
                    settings.concurrency(),
                    settings.base());
            if (!settings.verifyOnly()) {
                run.remember(settings.home());
                play(new Player(api, users, run.id()));
            }
            Mismatches mismatches = verify(new Verification(api, users, run.id(), workers()));
            return report.verdict(run.id(), givenUp, mismatches);
        }
    }

    private ReplayRun run() {
        if (!settings.verifyOnly()) {
            return ReplayRun.fresh(Instant.now(), new Random());
        }
        return settings.run() == null ? ReplayRun.last(settings.home()) : new ReplayRun(settings.run());
    }

    private void checkServer(ReplayUser user) {
        try (ApiConnection once = new ApiConnection(settings.base(), 1, new RequestLog(), Backoff.NEVER)) {
            once.send(RequestKind.LIST, user, "/api/sessions?limit=1", null);
        } catch (RequestFailed e) {
            throw new ReplayFailure(
                    "The server at " + settings.base() + " does not serve this user (" + e.reason()
                            + "): see that it runs, that -Dbase is its address, and that the token is meant for it.",
                    e);
        }
    }

    private void play(Player player) {
        ProcessorTime before = ProcessorTime.now(server);
        long start = System.nanoTime();
        try (Progress bar = progress.start("playing", dialogues.size())) {
            player.play(dialogues, workers(), bar);
        }
        givenUp = player.givenUp();
        report.played(
                dialogues.size(),
                givenUp,
                since(start),
                ProcessorTime.now(server).since(before));
    }

    private Mismatches verify(Verification verification) {
        ProcessorTime before = ProcessorTime.now(server);
        long start = System.nanoTime();
        Mismatches mismatches = verification.compare(dialogues, progress);
        report.verified(
                dialogues.size(), since(start), ProcessorTime.now(server).since(before));
        return mismatches;
    }

    private Workers workers() {
        return new Workers(settings.concurrency());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
