package sojourn.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.binding.SessionIdClue;
import sojourn.idempotency.IdempotencyKey;
import sojourn.idempotency.RepeatableRequest;
import sojourn.identity.AnonymousSecret;
import sojourn.identity.Caller;
import sojourn.limit.FixedLimits;
import sojourn.order.OrderClue;
import sojourn.session.Owner;
import sojourn.session.VersionCondition;

/**
 * A request apart from its body: who calls, on which condition, and under which key.
 *
 * @param condition which version the session or order must have for the write to be done
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
        Caller caller = Callers.of(request.getSecurityContext());
        Optional<IdempotencyKey> key =
                isRepeatable(request) ? key(request.getHeaders().get(KEY_HEADER)) : Optional.empty();
        if (key.isPresent() && caller.kind() == Caller.Kind.ANONYMOUS) {
            throw InvalidRequest.senseless(KEY_HEADER, "needs a caller with a token or a key, whose it is");
        }
        return new Call(caller, IfMatch.read(request.getHeaders().get(IfMatch.HEADER)), key, request);
    }

    /**
     * This request, which is about many sessions.
     *
     * @throws InvalidRequest if it names a version: there is no one thing that has it
     */
    Call aboutMany() {
        if (!condition.equals(VersionCondition.ANY)) {
            throw InvalidRequest.malformed(IfMatch.HEADER, "has nothing to match where many sessions are meant");
        }
        return this;
    }

    /** Whose sessions and orders the caller's are. */
    Owner owner() {
        return Callers.owner(caller);
    }

    /** The address of something that was made below this request's own: relative, so that it holds behind any proxy. */
    URI below(String id) {
        return UriBuilder.fromPath(request.getUriInfo().getRequestUri().getRawPath())
                .path(id)
                .build();
    }

    /** The address of something that was made elsewhere in the API, relative as well. */
    URI at(String collection, String id) {
        return UriBuilder.fromPath(request.getUriInfo().getBaseUri().getRawPath())
                .path(collection)
                .path(id)
                .build();
    }

    /** This request as one that may be repeated under a key. */
    RepeatableRequest repeatable(IdempotencyKey name, @Nullable JsonBody body) {
        return new RepeatableRequest(caller.qualifiedId(), name, parts(), body == null ? unread() : body.bytes());
    }

    /** Likewise, where the body has a secret that somebody may have thought up. */
    RepeatableRequest repeatableOfSecret(IdempotencyKey name, @Nullable JsonBody body) {
        return RepeatableRequest.ofSecret(caller.qualifiedId(), name, parts(), body == null ? unread() : body.bytes());
    }

    private List<String> parts() {
        URI address = request.getUriInfo().getRequestUri();
        @Nullable MediaType type = request.getMediaType();
        List<String> parts = new ArrayList<>(List.of(
                request.getMethod(),
                address.getRawPath(),
                String.valueOf(address.getRawQuery()),
                all(IfMatch.HEADER),
                all(SessionIdClue.HEADER),
                all(OrderClue.HEADER),
                type == null ? "" : type.getType() + "/" + type.getSubtype()));
        AnonymousSecret.given(request::getProperty)
                .map(AnonymousSecret::fingerprint)
                .ifPresent(parts::add);
        return parts;
    }

    private String all(String header) {
        return String.join(",", request.getHeaders().getOrDefault(header, List.of()));
    }

    /** A body that nobody has read, because the address takes none: it is part of what the key is bound to all the same. */
    private byte[] unread() {
        try {
            byte[] bytes = request.getEntityStream().readNBytes(FixedLimits.BODY_BYTES + 1);
            if (bytes.length > FixedLimits.BODY_BYTES) {
                throw InvalidRequest.tooLarge("", "must have at most " + FixedLimits.BODY_BYTES + " bytes");
            }
            return bytes;
        } catch (IllegalStateException e) {
            // Jersey has closed it: the address takes a body, and looked for one, and there was none.
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("The request broke off", e);
        }
    }

    private static boolean isRepeatable(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.POST)
                || request.getMethod().equals(HttpMethod.PATCH);
    }

    private static Optional<IdempotencyKey> key(@Nullable List<String> lines) {
        if (lines == null || lines.isEmpty()) {
            return Optional.empty();
        }
        Optional<IdempotencyKey> key = lines.size() > 1 ? Optional.empty() : IdempotencyKey.parse(lines.get(0));
        if (key.isEmpty()) {
            throw InvalidRequest.malformed(
                    KEY_HEADER,
                    "must be given once, with 1 to " + FixedLimits.IDEMPOTENCY_KEY_LENGTH
                            + " visible ASCII characters");
        }
        return key;
    }
}
