package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session with a page of its default conversation, as one object. */
@Schema(name = "SessionMessages")
record SessionMessagesResponse(
        @Schema(hidden = true) SessionResponse session,
        @Schema(hidden = true) MessagePageResponse page) implements Representation {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        session.writeFields(json);
        page.writeFields(json);
        json.writeEndObject();
    }
}
