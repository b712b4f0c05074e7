package sojourn.audit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import sojourn.session.Actor;
import sojourn.session.SessionAdopting;
import sojourn.session.SessionEnding;

/** The trail of every adoption: who adopted which session. Part of the transaction that changes its owner. */
@ApplicationScoped
class AdoptionTrail {

    private final AuditTrail trail;

    @Inject
    AdoptionTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void write(@Observes @Priority(SessionEnding.Turn.AUDIT) SessionAdopting adopting) {
        trail.note(
                Actor.of(adopting.adopter()),
                AuditAction.SESSION_ADOPT,
                adopting.session().toString(),
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
