package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.audit.AuditEntry;
import sojourn.json.JsonText;

/** A page of the audit trail; {@code next} is the cursor of the page behind it, null on the last one. */
@Schema(name = "AuditPage")
record AuditPageResponse(
        List<AuditEntryResponse> items, @Nullable String next) implements Representation {

    /** An entry of the audit trail. */
    @Schema(name = "AuditEntry")
    record AuditEntryResponse(
            @Schema(format = "uuid") String id,

            Instant at,

            @Schema(description = "Who did it: `admin:carol`, `user:alice`, `service:import`, `anonymous`, `system`.")
            String actor,

            @Schema(description = "What was done.") String action,

            @Schema(description = "The id of what it was done to; null where that is no one thing.") @Nullable
            String subjectId,

            @Schema(
                    description = "The address that the request came from; null where no request asked for it, and"
                            + " where a task of one did it.")
            @Nullable
            String address,

            @Schema(description = "The request that asked for it; null where none did.") @Nullable
            String requestId,

            @Schema(description = "More of it: ids, figures and reasons.")
            JsonText details)
            implements Representation {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("at", at.toString());
            json.writeStringField("actor", actor);
            json.writeStringField("action", action);
            json.writeStringField("subjectId", subjectId);
            json.writeStringField("address", address);
            json.writeStringField("requestId", requestId);
            json.writeFieldName("details");
            json.writeRawValue(details.text());
            json.writeEndObject();
        }
    }

    static AuditPageResponse of(List<AuditEntry> entries, @Nullable String next) {
        return new AuditPageResponse(
                entries.stream()
                        .map(entry -> new AuditEntryResponse(
                                entry.id().toString(),
                                entry.at(),
                                entry.actor(),
                                entry.action(),
                                entry.subject(),
                                entry.address(),
                                entry.requestId(),
                                entry.details()))
                        .toList(),
                next);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Representation.writeList(json, "items", items);
        json.writeStringField("next", next);
        json.writeEndObject();
    }
}
