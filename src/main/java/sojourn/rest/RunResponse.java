package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.retention.RetentionRun;

/** A full pass over expired sessions, or a purge, as answers show it. */
@Schema(name = "Run")
record RunResponse(
        long id,
        RetentionRun.Kind kind,

        @Schema(description = "Who asked for it; system for the server's own timers.")
        String actor,

        Instant startedAt,

        @Schema(description = "Null while it runs, and for ever if its node died meanwhile.") @Nullable
        Instant finishedAt,

        @Schema(description = "What a cleanup came to, null for a purge or one that is not finished.") @Nullable
        CleanupResponse cleanup,

        @Schema(description = "What a purge deleted, null for a cleanup or one that is not finished.") @Nullable
        PurgeResponse purge,

        @Schema(description = "Why it broke off, null if it did not.") @Nullable
        String error)
        implements Representation {

    static RunResponse of(RetentionRun run) {
        return new RunResponse(
                run.id(),
                run.kind(),
                run.actor(),
                run.startedAt(),
                run.finishedAt(),
                run.cleanup() == null ? null : CleanupResponse.of(run.cleanup()),
                run.purge() == null ? null : PurgeResponse.of(run.purge()),
                run.error());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("kind", kind.name());
        json.writeStringField("actor", actor);
        json.writeStringField("startedAt", startedAt.toString());
        Representation.writeInstant(json, "finishedAt", finishedAt);
        Representation.writeOrNull(json, "cleanup", cleanup);
        Representation.writeOrNull(json, "purge", purge);
        json.writeStringField("error", error);
        json.writeEndObject();
    }
}
