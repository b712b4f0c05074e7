package sojourn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import sojourn.apikey.ApiKeyChecks;
import sojourn.apikey.KeyHolder;

/** Who calls by an API key: the user or service for whom it was made, without any role. */
@ApplicationScoped
class ApiKeyCallers {

    private final ApiKeyChecks keys;

    @Inject
    ApiKeyCallers(ApiKeyChecks keys) {
        this.keys = keys;
    }

    /** The caller that a key stands for, empty if the key is not accepted. */
    Optional<Caller> verify(String key) {
        return keys.check(key).map(ApiKeyCallers::caller);
    }

    private static Caller caller(KeyHolder holder) {
        return holder instanceof KeyHolder.User user
                ? new Caller(Caller.Kind.USER, user.id(), null, null, Set.of())
                : new Caller(Caller.Kind.SERVICE, ((KeyHolder.Service) holder).name(), null, null, Set.of());
    }
}
