package sojourn.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.session.ExpiryWish;

/** The body of PUT /admin/sessions/{id}/expiry: one of the two. */
@Schema(name = "SetExpiry")
record SetExpiryRequest(
        @Schema(
                format = "date-time",
                description = "Sets the expiry exactly, also earlier, and the duration to its distance from now.")
        @Nullable
        String expiresAt,

        @Schema(
                format = "duration",
                description = "How long each use renews from now on, beginning with now. Not together with expiresAt.")
        @Nullable
        String duration) {

    static ExpiryWish read(JsonFields fields) {
        Optional<Instant> expiresAt = fields.instant("expiresAt");
        Optional<Duration> duration = fields.duration("duration");
        if (!fields.has("expiresAt") && !fields.has("duration")) {
            fields.refuse("expiresAt", "must be given, or duration");
        }
        fields.check();
        return new ExpiryWish(expiresAt, duration);
    }
}
