package sojourn.bench;

import java.net.URI;
import java.util.List;
import sojourn.local.PayaraMicro;

/**
 * What a server's heap held after a collection: without requests, while many were open, while its queue of tasks was full
 * beside them, and behind them.
 *
 * @param scopes how many scopes were open when the queue was full
 * @param tasks how many tasks were taken until one was refused
 */
record HeldMemory(int requests, long before, long open, long full, long behind, long scopes, int tasks) {

    private static final String SCOPE = "sojourn.binding.WorkScope";
    private static final int TRIES = 30;
    private static final int MILLIS = 2_000;
    private static final int SETTLED = 100_000;

    /** Measures it; a first time for what a server keeps for good after its first many requests. */
    static HeldMemory of(PayaraMicro server, List<String> tokens, int requests, Tool jcmd) {
        once(server, tokens, requests, jcmd);
        return once(server, tokens, requests, jcmd);
    }

    private static HeldMemory once(PayaraMicro server, List<String> tokens, int requests, Tool jcmd) {
        URI base = server.base();
        try (OpenRequests held = new OpenRequests(base, tokens)) {
            LiveHeap before = LiveHeap.of(server, jcmd);
            held.open(requests);
            LiveHeap open = LiveHeap.of(server, jcmd);
            int tasks = Integer.parseInt(held.ask(Request.post("/api/held/tasks", "")));
            LiveHeap full = LiveHeap.of(server, jcmd);
            held.release();
            return new HeldMemory(
                    requests,
                    before.bytes(),
                    open.bytes(),
                    full.bytes(),
                    withoutScopes(server, jcmd).bytes(),
                    full.instancesOf(SCOPE),
                    tasks);
        }
    }

    /** How many bytes an open request takes, with all that the server needs for it. */
    long bytesEach() {
        return Math.round((double) (open - before) / requests);
    }

    /** How many bytes the tasks take. */
    long bytesOfTasks() {
        return full - open;
    }

    /** The heap when the last scope is left, and it no longer falls: connections are closed for a while yet. */
    private static LiveHeap withoutScopes(PayaraMicro server, Tool jcmd) {
        LiveHeap last = LiveHeap.of(server, jcmd);
        for (int tries = 0; tries < TRIES; tries++) {
            sleep();
            LiveHeap heap = LiveHeap.of(server, jcmd);
            if (heap.instancesOf(SCOPE) == 0 && heap.bytes() > last.bytes() - SETTLED) {
                return heap;
            }
            last = heap;
        }
        throw new CannotMeasure("scopes are left behind requests that are over");
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
