package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.session.SessionEnds;

/** Ends that failed, and will be tried again. */
@Schema(name = "FailedEnds")
record FailedEndsResponse(List<FailedEndResponse> items) implements Representation {

    /** An end that failed. */
    @Schema(name = "FailedEnd")
    record FailedEndResponse(
            @Schema(format = "uuid") String sessionId,

            @Schema(description = "How often it was tried.") int attempts,

            @Schema(description = "What went wrong the last time.")
            String error,

            Instant failedAt,
            Instant nextAttempt)
            implements Representation {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("sessionId", sessionId);
            json.writeNumberField("attempts", attempts);
            json.writeStringField("error", error);
            json.writeStringField("failedAt", failedAt.toString());
            json.writeStringField("nextAttempt", nextAttempt.toString());
            json.writeEndObject();
        }
    }

    static FailedEndsResponse of(List<SessionEnds.FailedEnd> ends) {
        return new FailedEndsResponse(ends.stream()
                .map(end -> new FailedEndResponse(
                        end.session().toString(), end.attempts(), end.error(), end.failedAt(), end.nextAttempt()))
                .toList());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Representation.writeList(json, "items", items);
        json.writeEndObject();
    }
}
