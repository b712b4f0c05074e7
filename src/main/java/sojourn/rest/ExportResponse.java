package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.export.ExportSnapshot;
import sojourn.export.ExportStatus;

/** An export as answers show it. */
@Schema(name = "Export")
record ExportResponse(
        @Schema(format = "uuid") String id,
        @Schema(format = "uuid") String sessionId,
        ExportStatus status,

        @Schema(description = "Why it failed.") @Nullable String error,

        Instant createdAt,
        @Nullable Instant finishedAt)
        implements Representation {

    static ExportResponse of(ExportSnapshot export) {
        return new ExportResponse(
                export.id().toString(),
                export.session().toString(),
                export.status(),
                export.error(),
                export.createdAt(),
                export.finishedAt());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("sessionId", sessionId);
        json.writeStringField("status", status.name());
        json.writeStringField("error", error);
        json.writeStringField("createdAt", createdAt.toString());
        Representation.writeInstant(json, "finishedAt", finishedAt);
        json.writeEndObject();
    }
}
