package sojourn.console;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import sojourn.database.DatabaseReady;
import sojourn.database.Timers;
import sojourn.figure.Figures;
import sojourn.session.EndReason;

/**
 * What this node's figures were in the last half hour, every ten seconds, so that a chart has something to show when it is
 * opened. It asks figures alone, and never the database. Safe for any number of threads.
 */
@ApplicationScoped
class FigureHistory {

    static final int SECONDS = 10;

    private static final int MOST = 180;

    @Resource(lookup = Timers.NAME)
    private ManagedScheduledExecutorService executor;

    private final Figures figures;
    private final Deque<Sample> samples = new ArrayDeque<>(MOST);

    @Inject
    FigureHistory(Figures figures) {
        this.figures = figures;
    }

    void start(@Observes DatabaseReady ready) {
        executor.scheduleAtFixedRate(this::take, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Figures throw nothing. */
    private void take() {
        Sample sample = now();
        synchronized (samples) {
            if (samples.size() == MOST) {
                samples.removeFirst();
            }
            samples.addLast(sample);
        }
    }

    /** The samples from the eldest to the newest. */
    List<Sample> samples() {
        synchronized (samples) {
            return new ArrayList<>(samples);
        }
    }

    private Sample now() {
        double requests = Stream.of("1xx", "2xx", "3xx", "4xx", "429", "5xx", "503")
                .mapToDouble(kind -> figures.group("requests").value("answered." + kind))
                .sum();
        double closed = Stream.of(EndReason.values())
                .mapToDouble(reason -> figures.group("sessions").value("closed." + reason.label()))
                .sum();
        return new Sample(
                figures.group("sessions").value("live"),
                figures.group("sessions").value("created"),
                closed,
                requests);
    }

    /**
     * Figures at one moment.
     *
     * @param live sessions in the database that are not closed
     * @param created by this node since its start
     * @param closed by this node since its start
     * @param requests to this node since its start
     */
    record Sample(double live, double created, double closed, double requests) {}
}
