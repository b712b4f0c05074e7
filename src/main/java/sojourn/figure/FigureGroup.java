package sojourn.figure;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What one room shows of itself.
 *
 * <p>A figure's supplier is asked whenever somebody looks, and on that one's thread: it has to be cheap and safe for any
 * thread, and must not throw. A figure that is there already stays as it is. Safe for any number of threads.
 */
public final class FigureGroup {

    private static final double NANOS = 1e9;

    private final String prefix;
    private final MetricRegistry metrics;
    private final FigureBean bean;

    FigureGroup(String prefix, MetricRegistry metrics, FigureBean bean) {
        this.prefix = prefix;
        this.metrics = metrics;
        this.bean = bean;
    }

    /** Shows a number that goes up and down. */
    public void number(String figure, String description, LongSupplier value) {
        metrics.gauge(metadata(figure, description, MetricUnits.NONE), value::getAsLong);
        bean.show(FigureBean.attribute(figure), description, Long.class, value::getAsLong);
    }

    /** Shows a time, in seconds and parts of them; NaN where there is none. */
    public void time(String figure, String description, Supplier<Optional<Duration>> value) {
        Supplier<Double> seconds = () -> value.get()
                .map(time -> time.getSeconds() + time.getNano() / NANOS)
                .orElse(Double.NaN);
        metrics.gauge(metadata(figure, description, MetricUnits.SECONDS), seconds);
        bean.show(FigureBean.attribute(figure + ".seconds"), description, Double.class, seconds);
    }

    /** Counts, from 0 at the start of the server. */
    public Counter counter(String figure, String description) {
        Counter counter = metrics.counter(metadata(figure, description, MetricUnits.NONE));
        bean.show(FigureBean.attribute(figure), description, Long.class, counter::getCount);
        return counter;
    }

    /** Counts one kind of something, which the metric has as a label. */
    public Counter counter(String figure, String description, String label, String kind) {
        Counter counter = metrics.counter(metadata(figure, description, MetricUnits.NONE), new Tag(label, kind));
        bean.show(
                FigureBean.attribute(figure + "." + kind),
                description + ": " + label + " " + kind,
                Long.class,
                counter::getCount);
        return counter;
    }

    /** Adds up times, in nanoseconds; they are shown in seconds. */
    public Counter timeCounter(String figure, String description) {
        Counter counter = metrics.counter(metadata(figure, description, MetricUnits.NANOSECONDS));
        bean.show(
                FigureBean.attribute(figure + ".seconds"), description, Double.class, () -> counter.getCount() / NANOS);
        return counter;
    }

    /** A figure as it is now, 0 if there is none of this name or it says nothing; a kind's name is part of the figure's. */
    public double value(String figure) {
        double value = bean.value(FigureBean.attribute(figure))
                .map(Number::doubleValue)
                .orElse(0.0);
        return Double.isNaN(value) ? 0 : value;
    }

    private Metadata metadata(String figure, String description, String unit) {
        return Metadata.builder()
                .withName(prefix + figure)
                .withDescription(description)
                .withUnit(unit)
                .build();
    }
}
