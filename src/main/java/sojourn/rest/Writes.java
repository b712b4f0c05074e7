package sojourn.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sojourn.idempotency.Idempotency;
import sojourn.idempotency.KeptAnswer;
import sojourn.idempotency.Outcome;
import sojourn.idempotency.RepeatableRequest;

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
        return response(idempotency.once(
                call.repeatable(call.key().get(), body), () -> effect.get().kept()));
    }

    /**
     * Does a request whose work is many transactions, and which does no harm when it is done again, or answers what it was
     * answered before.
     */
    Response onceDone(Call call, @Nullable JsonBody body, Supplier<Reply> pass) {
        if (call.key().isEmpty()) {
            return pass.get().response();
        }
        RepeatableRequest request = call.repeatable(call.key().get(), body);
        Optional<KeptAnswer> before = idempotency.find(request);
        if (before.isPresent()) {
            return response(new Outcome(before.get(), true));
        }
        KeptAnswer answer = pass.get().kept();
        return response(idempotency.once(request, () -> answer));
    }

    private static Response response(Outcome outcome) {
        Response response = Reply.response(outcome.answer());
        if (outcome.repeated()) {
            response.getHeaders().putSingle(REPLAYED_HEADER, "true");
        }
        return response;
    }
}
