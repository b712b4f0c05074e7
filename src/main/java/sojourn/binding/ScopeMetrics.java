package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import sojourn.database.DatabaseReady;
import sojourn.figure.FigureGroup;
import sojourn.figure.Figures;

/** How much work goes on in sessions. */
@ApplicationScoped
class ScopeMetrics {

    void show(@Observes DatabaseReady ready, Figures figures, OpenScopes open) {
        FigureGroup group = figures.group("scopes");
        group.number("open", "Requests and tasks that are not over", open::count);
        group.number("sessions", "Sessions that are kept alive for them", open::sessions);
    }
}
