package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Something that an answer shows, and that writes itself as JSON. Absent means null. */
interface Representation {

    void write(JsonGenerator json) throws IOException;

    /** Writes a field that holds a list of representations. */
    static void writeList(JsonGenerator json, String field, List<? extends Representation> items) throws IOException {
        json.writeArrayFieldStart(field);
        for (Representation item : items) {
            item.write(json);
        }
        json.writeEndArray();
    }
}
