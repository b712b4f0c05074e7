package sojourn.rest;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.apikey.KeyHolder;
import sojourn.apikey.NewApiKey;
import sojourn.limit.FixedLimits;

/** The body of POST /admin/api-keys: a key acts for one user or one service. */
@Schema(name = "IssueApiKey")
record IssueApiKeyRequest(
        @Schema(description = "What the key is for.", maxLength = FixedLimits.NAME_LENGTH)
        String name,

        @Schema(
                description = "The id of the user for whom the key acts. Either userId or service must be given.",
                maxLength = FixedLimits.NAME_LENGTH)
        @Nullable
        String userId,

        @Schema(description = "The name of the service for which the key acts.", maxLength = FixedLimits.NAME_LENGTH)
        @Nullable
        String service,

        @Schema(format = "date-time", description = "From when on the key is refused; never unless given.") @Nullable
        String expiresAt) {

    static NewApiKey read(JsonFields fields) {
        String name = name(fields, "name").orElseGet(() -> fields.missing("name", "nothing"));
        Optional<KeyHolder> user = name(fields, "userId").map(KeyHolder.User::new);
        Optional<KeyHolder> service = name(fields, "service").map(KeyHolder.Service::new);
        Optional<Instant> expiresAt = fields.nullableInstant("expiresAt");
        if (fields.says("userId") && fields.says("service")) {
            fields.refuse("service", "cannot be given together with userId");
        }
        if (!fields.says("userId") && !fields.says("service")) {
            fields.refuse("userId", "must be given, or else service");
        }
        fields.check();
        return new NewApiKey(
                name, user.or(() -> service).orElseThrow(() -> new IllegalStateException("Checked before")), expiresAt);
    }

    private static Optional<String> name(JsonFields fields, String field) {
        return fields.nullableText(field).map(text -> {
            if (text.isBlank() || text.codePointCount(0, text.length()) > FixedLimits.NAME_LENGTH) {
                throw fields.senseless(field, "must have 1 to " + FixedLimits.NAME_LENGTH + " characters");
            }
            return text;
        });
    }
}
