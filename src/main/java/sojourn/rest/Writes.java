package sojourn.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sojourn.idempotency.Idempotency;
import sojourn.idempotency.Outcome;

/** Requests that do something and may be repeated: done once for each key, or every time where they have none. */
@ApplicationScoped
class Writes {

    static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private final Idempotency idempotency;

    @Inject
    Writes(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /**
     * Does a request, or answers what it was answered before.
     *
     * @param effect does it in the caller's transaction, or in one of its own
     */
    Response once(Call call, @Nullable JsonBody body, Supplier<Reply> effect) {
        if (call.key().isEmpty()) {
            return effect.get().response();
        }
        Outcome outcome = idempotency.once(
                call.repeatable(call.key().get(), body), () -> effect.get().kept());
        Response response = Reply.response(outcome.answer());
        if (outcome.repeated()) {
            response.getHeaders().putSingle(REPLAYED_HEADER, "true");
        }
        return response;
    }
}
