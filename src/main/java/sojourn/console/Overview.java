package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import sojourn.console.FigureHistory.Sample;
import sojourn.figure.Figures;

/** How the server fares: figures of now, and of the last half hour. It asks figures alone, and never the database. */
@Named
@RequestScoped
public class Overview {

    private static final double A_MINUTE = 60;

    private final Figures figures;
    private final List<Sample> samples;

    @Inject
    Overview(Figures figures, FigureHistory history) {
        this.figures = figures;
        this.samples = history.samples();
    }

    public long getLive() {
        return (long) figures.group("sessions").value("live");
    }

    public long getFailing() {
        return (long) figures.group("sessions").value("failing");
    }

    public long getQueued() {
        return (long) figures.group("background").value("queue.length");
    }

    public long getQueueCapacity() {
        return (long) figures.group("background").value("queue.capacity");
    }

    public String getHitRate() {
        double hits = figures.group("cache").value("hits");
        double all = hits + figures.group("cache").value("misses");
        return all == 0 ? "–" : Math.round(100 * hits / all) + " %";
    }

    public String getRequestRate() {
        List<Double> rates = getRequestSeries();
        return rates.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f", rates.get(rates.size() - 1));
    }

    public List<Double> getLiveSeries() {
        return samples.stream().map(Sample::live).toList();
    }

    public List<Double> getCreatedSeries() {
        return rates(Sample::created, A_MINUTE);
    }

    public List<Double> getClosedSeries() {
        return rates(Sample::closed, A_MINUTE);
    }

    public List<Double> getRequestSeries() {
        return rates(Sample::requests, 1);
    }

    /** How much a figure that only grows has grown between each two samples, in so many seconds. */
    private List<Double> rates(ToDoubleFunction<Sample> figure, double seconds) {
        List<Double> rates = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            double grown = figure.applyAsDouble(samples.get(i)) - figure.applyAsDouble(samples.get(i - 1));
            rates.add(Math.max(0, grown) * seconds / FigureHistory.SECONDS);
        }
        return rates;
    }
}
