package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.retention.SweepReport;

/** What a pass over expired sessions came to. */
@Schema(name = "CleanupReport")
record CleanupResponse(
        @Schema(description = "How many were due and not held by another node.")
        long found,

        long ended,

        @Schema(description = "How many could not be ended, and will be tried again.")
        long failed)
        implements Representation {

    static CleanupResponse of(SweepReport report) {
        return new CleanupResponse(report.found(), report.ended(), report.failed());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("found", found);
        json.writeNumberField("ended", ended);
        json.writeNumberField("failed", failed);
        json.writeEndObject();
    }
}
