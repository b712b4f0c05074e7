package sojourn.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import sojourn.session.SessionExpirySet;

/** The trail of every expiry that an administrator has set. Part of the transaction that sets it. */
@ApplicationScoped
class ExpiryTrail {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final AuditTrail trail;

    @Inject
    ExpiryTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void write(@Observes SessionExpirySet set) {
        trail.note(
                set.by(),
                AuditAction.SESSION_EXPIRY_SET,
                set.session().toString(),
                JSON.createObjectBuilder()
                        .add("before", set.before().toString())
                        .add("expiresAt", set.expiresAt().toString())
                        .add("duration", set.duration().toString())
                        .build());
    }
}
