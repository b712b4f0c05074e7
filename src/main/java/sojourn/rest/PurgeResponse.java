package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.retention.PurgeReport;

/** What a purge deleted. */
@Schema(name = "PurgeReport")
record PurgeResponse(long sessions, long events) implements Representation {

    static PurgeResponse of(PurgeReport report) {
        return new PurgeResponse(report.sessions(), report.events());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sessions", sessions);
        json.writeNumberField("events", events);
        json.writeEndObject();
    }
}
