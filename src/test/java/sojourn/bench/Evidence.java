package sojourn.bench;

import java.util.function.Supplier;

/** How it is proved that a run did what it was meant to do; one that did not counts for nothing. */
@FunctionalInterface
interface Evidence {

    /** Nothing beside the answers has to be proved. */
    Evidence NONE = (load, measuring) -> measuring.get();

    /**
     * Measures, and proves it.
     *
     * @throws CannotMeasure if the run did something else
     */
    Run of(Load load, Supplier<Run> measuring);
}
