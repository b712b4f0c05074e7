package sojourn.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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
     * Likewise for a request whose body has a secret that somebody may have thought up: what is kept of it is no easier to
     * guess from than a password's hash.
     */
    Response onceOfSecret(Call call, @Nullable JsonBody body, Supplier<Reply> effect) {
        if (call.key().isEmpty()) {
            return effect.get().response();
        }
        return response(idempotency.once(
                call.repeatableOfSecret(call.key().get(), body),
                () -> effect.get().kept()));
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

    /**
     * Does a request that makes something with a secret, which the answer shows and which is not kept: a repetition gets a
     * new one.
     *
     * @param effect makes it
     * @param renewal gives what has this id a new secret, and answers it; empty if that cannot be done any more
     */
    Response onceWithSecret(
            Call call,
            @Nullable JsonBody body,
            Supplier<ApiKeyResponse> effect,
            Function<String, Optional<ApiKeyResponse>> renewal) {
        if (call.key().isEmpty()) {
            ApiKeyResponse made = effect.get();
            return Reply.made(made, call.below(made.id())).response();
        }
        AtomicReference<@Nullable ApiKeyResponse> made = new AtomicReference<>();
        Outcome outcome = idempotency.once(call.repeatable(call.key().get(), body), () -> {
            ApiKeyResponse fresh = effect.get();
            made.set(fresh);
            return Reply.made(fresh.withoutSecret(), call.below(fresh.id())).kept();
        });
        @Nullable ApiKeyResponse shown = made.get();
        if (shown == null) {
            String location = String.valueOf(outcome.answer().location());
            shown = renewal.apply(location.substring(location.lastIndexOf('/') + 1))
                    .orElse(null);
        }
        Response response = shown == null
                ? Reply.response(outcome.answer())
                : Reply.made(shown, call.below(shown.id())).response();
        return marked(response, outcome.repeated());
    }

    private static Response response(Outcome outcome) {
        return marked(Reply.response(outcome.answer()), outcome.repeated());
    }

    private static Response marked(Response response, boolean repeated) {
        if (repeated) {
            response.getHeaders().putSingle(REPLAYED_HEADER, "true");
        }
        return response;
    }
}
