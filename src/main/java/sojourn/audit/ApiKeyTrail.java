package sojourn.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sojourn.apikey.ApiKeyChanged;
import sojourn.apikey.KeyHolder;
import sojourn.session.Actor;
import sojourn.session.Owner;

/** The trail of API keys: part of the transaction that makes a key, gives it another secret, or revokes it. */
@ApplicationScoped
class ApiKeyTrail {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final AuditTrail trail;

    @Inject
    ApiKeyTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void write(@Observes ApiKeyChanged changed) {
        JsonObjectBuilder details = JSON.createObjectBuilder()
                .add("holder", holder(changed.key().holder()))
                .add("prefix", changed.key().prefix());
        @Nullable Instant expiry = changed.key().expiresAt();
        if (expiry != null) {
            details.add("expiresAt", expiry.toString());
        }
        trail.note(
                Actor.admin(changed.administrator()),
                action(changed),
                changed.key().id().toString(),
                details.build());
    }

    private static AuditAction action(ApiKeyChanged changed) {
        return switch (changed.change()) {
            case ISSUED -> AuditAction.API_KEY_ISSUE;
            case REISSUED -> AuditAction.API_KEY_REISSUE;
            case REVOKED -> AuditAction.API_KEY_REVOKE;
        };
    }

    private static String holder(KeyHolder holder) {
        Owner owner = holder instanceof KeyHolder.User user
                ? new Owner.User(user.id())
                : new Owner.Service(((KeyHolder.Service) holder).name());
        return Actor.of(owner).name();
    }
}
