package sojourn.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import sojourn.database.DatabaseReady;
import sojourn.figure.FigureGroup;
import sojourn.figure.Figures;

/** How the copies fare on this node. */
@ApplicationScoped
class CacheMetrics {

    private final FigureGroup group;
    private final Counter hits;
    private final Counter misses;
    private final Counter evictions;

    @Inject
    CacheMetrics(Figures figures) {
        this.group = figures.group("cache");
        this.hits = group.counter("hits", "Copies that were looked for and found");
        this.misses = group.counter("misses", "Copies that were looked for, with leave to serve, and not found");
        this.evictions = group.counter("evictions", "Copies that were pushed out by others");
    }

    void show(@Observes DatabaseReady ready, Copies copies, CacheSettings settings) {
        group.number("entries", "Copies that are kept", () -> copies.figures().copies());
        group.number("capacity", "Copies that may be kept", settings::maxEntries);
    }

    Counter hits() {
        return hits;
    }

    Counter misses() {
        return misses;
    }

    Counter evictions() {
        return evictions;
    }
}
