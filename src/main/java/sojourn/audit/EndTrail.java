package sojourn.audit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import sojourn.session.Actor;
import sojourn.session.Owner;
import sojourn.session.SessionEnding;
import sojourn.session.SessionsClosed;

/** The trail of ends: of every session, as part of the transaction that ends it, and of the wish for many of them at once. */
@ApplicationScoped
class EndTrail {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final AuditTrail trail;

    @Inject
    EndTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void write(@Observes @Priority(SessionEnding.Turn.AUDIT) SessionEnding ending) {
        JsonObjectBuilder details =
                JSON.createObjectBuilder().add("reason", ending.reason().label());
        if (!(ending.owner() instanceof Owner.Anonymous)) {
            details.add("owner", Actor.of(ending.owner()).name());
        }
        trail.note(ending.endedBy(), AuditAction.SESSION_END, ending.session().toString(), details.build());
    }

    void write(@Observes SessionsClosed closed) {
        JsonObjectBuilder details = JSON.createObjectBuilder();
        closed.outcomes().forEach((outcome, count) -> details.add(outcome.label(), count));
        trail.note(closed.by(), action(closed), closed.user().orElse(null), details.build());
    }

    private static AuditAction action(SessionsClosed closed) {
        if (closed.user().isPresent()) {
            return AuditAction.USER_SESSIONS_EXPIRE;
        }
        return switch (closed.wish()) {
            case END -> AuditAction.SESSIONS_END;
            case EXPIRE -> AuditAction.SESSIONS_EXPIRE;
        };
    }
}
