package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.session.BulkEnd;

/** What became of each of many sessions, in the order in which they were named. */
@Schema(name = "BulkEnds")
record BulkEndsResponse(List<BulkEndResponse> items) implements Representation {

    static BulkEndsResponse of(List<BulkEnd> ends) {
        return new BulkEndsResponse(ends.stream().map(BulkEndResponse::of).toList());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Representation.writeList(json, "items", items);
        json.writeEndObject();
    }
}
