package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.session.UserEnds;

/** What became of a user's live sessions. */
@Schema(name = "UserEnds")
record UserEndsResponse(
        @Schema(description = "How many have expired by this.")
        long expired,

        @Schema(description = "Those that could not be closed, and live on.")
        List<BulkEndResponse> failed)
        implements Representation {

    static UserEndsResponse of(UserEnds ends) {
        return new UserEndsResponse(
                ends.expired(), ends.failed().stream().map(BulkEndResponse::of).toList());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("expired", expired);
        Representation.writeList(json, "failed", failed);
        json.writeEndObject();
    }
}
