package sojourn.audit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import sojourn.json.JsonText;
import sojourn.session.SessionEnding;

/** The trail of every end: who asked for it, of which session, and why. Part of the transaction that ends the session. */
@ApplicationScoped
class AuditTrail {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final AuditRepository repository;

    @Inject
    AuditTrail(AuditRepository repository) {
        this.repository = repository;
    }

    void write(@Observes @Priority(SessionEnding.Turn.AUDIT) SessionEnding ending) {
        repository.insert(
                ending.endedAt(),
                ending.endedBy().name(),
                "session.end",
                ending.session().value(),
                JsonText.of(JSON.createObjectBuilder()
                        .add("reason", ending.reason().label())
                        .build()));
    }
}
