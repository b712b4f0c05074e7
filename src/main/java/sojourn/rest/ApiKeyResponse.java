package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.apikey.ApiKey;
import sojourn.apikey.IssuedApiKey;
import sojourn.apikey.KeyHolder;

/** A key as answers show it; its secret stands in the answer to its making alone. */
@Schema(name = "ApiKey")
record ApiKeyResponse(
        @Schema(format = "uuid") String id,

        @Schema(description = "How the secret begins.") String prefix,

        String name,

        @Schema(description = "The user for whom it acts.") @Nullable
        String userId,

        @Schema(description = "The service for which it acts.") @Nullable
        String service,

        @Schema(description = "The id of the administrator who made it.")
        String createdBy,

        Instant createdAt,
        @Nullable Instant expiresAt,

        @Schema(description = "To the minute; null if it was never used.") @Nullable
        Instant lastUsedAt,

        @Nullable Instant revokedAt,

        @Schema(description = "What to send as X-Api-Key. Shown once, when the key is made.") @Nullable
        String secret)
        implements Representation {

    static ApiKeyResponse of(ApiKey key) {
        return of(key, null);
    }

    static ApiKeyResponse of(IssuedApiKey issued) {
        return of(issued.key(), issued.secret().reveal());
    }

    ApiKeyResponse withoutSecret() {
        return new ApiKeyResponse(
                id, prefix, name, userId, service, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt, null);
    }

    private static ApiKeyResponse of(ApiKey key, @Nullable String secret) {
        return new ApiKeyResponse(
                key.id().toString(),
                key.prefix(),
                key.name(),
                key.holder() instanceof KeyHolder.User user ? user.id() : null,
                key.holder() instanceof KeyHolder.Service service ? service.name() : null,
                key.createdBy(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.revokedAt(),
                secret);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("prefix", prefix);
        json.writeStringField("name", name);
        json.writeStringField("userId", userId);
        json.writeStringField("service", service);
        json.writeStringField("createdBy", createdBy);
        json.writeStringField("createdAt", createdAt.toString());
        Representation.writeInstant(json, "expiresAt", expiresAt);
        Representation.writeInstant(json, "lastUsedAt", lastUsedAt);
        Representation.writeInstant(json, "revokedAt", revokedAt);
        json.writeStringField("secret", secret);
        json.writeEndObject();
    }
}
