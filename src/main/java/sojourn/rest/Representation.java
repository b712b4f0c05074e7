package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Something that an answer shows, and that writes itself as JSON. Absent means null. */
interface Representation {

    void write(JsonGenerator json) throws IOException;
}
