package sojourn.replay;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far a piece of work is: a bar on a terminal, a line at every tenth elsewhere. Safe for many threads. */
final class Progress implements AutoCloseable {
    private final String name;
    private final long total;
    private final PrintStream out;
    private final @Nullable ProgressBar bar;
    private long done;

    /** Starts progress of some work with a name and a number of steps. */
    interface Factory {
        Progress start(String name, long total);
    }

    private Progress(String name, long total, PrintStream out, @Nullable ProgressBar bar) {
        this.name = name;
        this.total = total;
        this.out = out;
        this.bar = bar;
    }

    /** Bars if somebody looks at a terminal that can move its cursor. */
    static Factory on(PrintStream out) {
        String terminal = System.getenv("TERM");
        boolean capable = System.console() != null && terminal != null && !terminal.equals("dumb");
        return capable ? (name, total) -> new Progress(name, total, out, bar(name, total)) : lines(out);
    }

    static Factory lines(PrintStream out) {
        return (name, total) -> new Progress(name, total, out, null);
    }

    synchronized void step() {
        done++;
        if (bar != null) {
            bar.stepTo(done);
        } else if (done * 10 / total > (done - 1) * 10 / total) {
            out.printf("%s: %,d of %,d%n", name, done, total);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private static ProgressBar bar(String name, long total) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setUpdateIntervalMillis(250)
                .showSpeed()
                .build();
    }
}
