package sojourn.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import sojourn.json.StrictJson;

/** The text form of a problem. */
public final class ProblemJson {

    private ProblemJson() {}

    /**
     * Writes a problem as {@value Problem#MEDIA_TYPE}.
     *
     * @param instance the path of the request
     * @param traceId the id under which the server's log speaks of the request
     */
    public static byte[] write(Problem problem, String instance, String traceId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = StrictJson.writeTo(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", problem.type());
            json.writeStringField("title", problem.title());
            json.writeNumberField("status", problem.status());
            json.writeStringField("detail", problem.detail());
            json.writeStringField("instance", instance);
            json.writeArrayFieldStart("errors");
            for (FieldError error : problem.errors()) {
                json.writeStartObject();
                json.writeStringField("field", error.field());
                json.writeStringField("message", error.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("traceId", traceId);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A stream in memory failed", e);
        }
        return bytes.toByteArray();
    }
}
