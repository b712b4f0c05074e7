package sojourn.bench;

import java.util.List;

/**
 * Warms up a server over all of its work, so that the compiler knows all of it before anything is measured.
 *
 * <p>The first half goes over few connections, because under full load the compiler gets no processor time.
 *
 * @param seconds for the whole of it
 * @param atOnce how many seconds a run may take, for which its sessions are prepared
 * @param connections of the measured runs
 */
record WarmUp(int seconds, int atOnce, int connections) {

    private static final int FEW = 4;

    WarmUp(BenchSettings settings) {
        this(settings.warmup(), settings.seconds(), settings.connections());
    }

    void run(List<Target> work) {
        System.out.println("Warming up \"" + work.get(0).name() + "\" for " + seconds + " s");
        for (int clients : List.of(Math.min(FEW, connections), connections)) {
            for (Target target : work) {
                run(target, clients, seconds / work.size() / 2 + 1);
            }
        }
    }

    private void run(Target target, int clients, int total) {
        for (int left = total; left > 0; left -= atOnce) {
            try {
                target.measure(new Load(clients, Math.min(left, atOnce)));
            } catch (CannotMeasure e) {
                // Whether the row is void, its measured runs will tell.
                System.out.println("Warm-up: " + e.sentence());
            }
        }
    }
}
