package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.json.StrictJson;

/** Something that an answer shows, and that writes itself as JSON. Absent means null. */
interface Representation {

    void write(JsonGenerator json) throws IOException;

    /** What is written, as a text in memory. */
    default String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = StrictJson.writeTo(bytes)) {
            write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("A stream in memory failed", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Writes a field that holds an instant, or null. */
    static void writeInstant(JsonGenerator json, String field, @Nullable Instant instant) throws IOException {
        json.writeStringField(field, instant == null ? null : instant.toString());
    }

    /** Writes a field that holds a representation, or null. */
    static void writeOrNull(JsonGenerator json, String field, @Nullable Representation shown) throws IOException {
        json.writeFieldName(field);
        if (shown == null) {
            json.writeNull();
        } else {
            shown.write(json);
        }
    }

    /** Writes a field that holds a list of representations. */
    static void writeList(JsonGenerator json, String field, List<? extends Representation> items) throws IOException {
        json.writeArrayFieldStart(field);
        for (Representation item : items) {
            item.write(json);
        }
        json.writeEndArray();
    }
}
