package sojourn.bench;

import sojourn.bench.figure.Measurement;

/** Something that can be put under load. */
interface Target {

    String SOJOURN = "sojourn";
    String EMPTY = "empty";
    String PGBENCH = "pgbench";

    /** Its name in the report. */
    String name();

    /**
     * Drives it once.
     *
     * @throws CannotMeasure if anything went wrong that would falsify the figure
     */
    Measurement measure(Load load);
}
