package sojourn.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.idempotency.IdempotencyKey;
import sojourn.idempotency.RepeatableRequest;
import sojourn.identity.Caller;
import sojourn.session.Owner;
import sojourn.session.VersionCondition;

/**
 * A request apart from its body: who calls, on which condition, and under which key.
 *
 * @param condition which version the session must have for the write to be done
 * @param key the name of the request, empty where the caller will not repeat it
 */
record Call(Caller caller, VersionCondition condition, Optional<IdempotencyKey> key, ContainerRequestContext request) {

    static final String KEY_HEADER = "Idempotency-Key";

    /**
     * Reads a request's headers.
     *
     * @throws InvalidRequest if one is malformed
     */
    static Call of(ContainerRequestContext request) {
        return new Call(
                Callers.of(request.getSecurityContext()),
                IfMatch.read(request.getHeaders().get(IfMatch.HEADER)),
                key(request.getHeaders().get(KEY_HEADER)),
                request);
    }

    /** Whose sessions the caller's are. */
    Owner owner() {
        return Callers.owner(caller);
    }

    QueryFields query() {
        return QueryFields.of(request.getUriInfo());
    }

    /** The address of something that was made below this request's own. */
    URI below(String id) {
        return request.getUriInfo().getAbsolutePathBuilder().path(id).build();
    }

    /** This request as one that may be repeated under a key. */
    RepeatableRequest repeatable(IdempotencyKey name, @Nullable JsonBody body) {
        URI address = request.getUriInfo().getRequestUri();
        @Nullable MediaType type = request.getMediaType();
        return new RepeatableRequest(
                "user:" + caller.id(),
                name,
                List.of(
                        request.getMethod(),
                        address.getRawPath(),
                        String.valueOf(address.getRawQuery()),
                        String.join(",", request.getHeaders().getOrDefault(IfMatch.HEADER, List.of())),
                        type == null ? "" : type.getType() + "/" + type.getSubtype()),
                body == null ? new byte[0] : body.bytes());
    }

    private static Optional<IdempotencyKey> key(@Nullable List<String> lines) {
        if (lines == null || lines.isEmpty()) {
            return Optional.empty();
        }
        Optional<IdempotencyKey> key = lines.size() > 1 ? Optional.empty() : IdempotencyKey.parse(lines.get(0));
        if (key.isEmpty()) {
            throw InvalidRequest.malformed(KEY_HEADER, "must be given once, with 1 to 255 visible ASCII characters");
        }
        return key;
    }
}
