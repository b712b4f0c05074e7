package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The messages that were appended at once, as they are stored. */
record MessageListResponse(List<MessageResponse> items) implements Representation {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Representation.writeList(json, "items", items);
        json.writeEndObject();
    }
}
