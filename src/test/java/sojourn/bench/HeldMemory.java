package sojourn.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sojourn.local.PayaraMicro;

/**
 * What a server's heap held after a collection: without requests, while many were open, while its queue of tasks was full
 * beside them, and behind them.
 *
 * @param scopes how many scopes were open when the queue was full
 * @param own how many bytes of an open request are objects of the binding's own classes, without what they refer to
 * @param tasks how many tasks were taken until one was refused
 */
record HeldMemory(int requests, long before, long open, long full, long behind, long scopes, long own, int tasks) {

    private static final String BINDING = "sojourn.binding.";
    private static final String SCOPE = BINDING + "WorkScope";
    private static final int TRIES = 5;
    private static final int MILLIS = 2_000;
    private static final double AS_BEFORE = 1.02;
    private static final int TIMES = 3;

    /**
     * Measures it several times, and gives the one in the middle: what a server keeps beside, for a while, differs. A first
     * time does not count, because after its first many requests a server keeps some things for good.
     */
    static HeldMemory of(PayaraMicro server, List<String> tokens, int requests, Tool jcmd) {
        List<HeldMemory> all = new ArrayList<>();
        for (int times = 0; times <= TIMES; times++) {
            all.add(once(server, tokens, requests, jcmd));
        }
        return median(all.subList(1, all.size()));
    }

    /** Of an odd number of measurements the one in the middle, by what an open request takes. */
    static HeldMemory median(List<HeldMemory> all) {
        return all.stream()
                .sorted(Comparator.comparingLong(HeldMemory::bytesEach))
                .toList()
                .get(all.size() / 2);
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
                    withoutScopes(server, jcmd, before.bytes()).bytes(),
                    full.instancesOf(SCOPE),
                    open.bytesOf(BINDING) / requests,
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

    /** The heap when the last scope is left, and all else is given back, or some seconds are over: connections take their time. */
    private static LiveHeap withoutScopes(PayaraMicro server, Tool jcmd, long before) {
        LiveHeap heap = LiveHeap.of(server, jcmd);
        for (int tries = 0; tries < TRIES && heap.bytes() > before * AS_BEFORE; tries++) {
            sleep();
            heap = LiveHeap.of(server, jcmd);
        }
        if (heap.instancesOf(SCOPE) > 0) {
            throw new CannotMeasure("scopes are left behind requests that are over");
        }
        return heap;
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
