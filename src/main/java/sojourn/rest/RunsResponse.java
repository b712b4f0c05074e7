package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.retention.RetentionRun;

/** Passes over expired sessions, or purges, the last one first. */
@Schema(name = "Runs")
record RunsResponse(List<RunResponse> items) implements Representation {

    static RunsResponse of(List<RetentionRun> runs) {
        return new RunsResponse(runs.stream().map(RunResponse::of).toList());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Representation.writeList(json, "items", items);
        json.writeEndObject();
    }
}
