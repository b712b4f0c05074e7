package sojourn.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonRefused;
import sojourn.json.StrictJson;
import sojourn.limit.FixedLimits;
import sojourn.patch.MergePatch;
import sojourn.patch.OperationsPatch;

/** Reads a request's body as strict JSON, and no more of it than a body may have. An empty one is null, like one that was not sent. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE, OperationsPatch.MEDIA_TYPE})
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    /** A type with a star matches what is consumed and says nothing: it is not taken. */
    private static final List<String> TYPES =
            List.of(MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE, OperationsPatch.MEDIA_TYPE);

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class
                && TYPES.stream().anyMatch((mediaType.getType() + "/" + mediaType.getSubtype())::equalsIgnoreCase);
    }

    @Override
    public @Nullable JsonBody readFrom(
            Class<JsonBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        @Nullable String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new NotSupportedException();
        }
        byte[] bytes = body.readNBytes(FixedLimits.BODY_BYTES + 1);
        if (bytes.length > FixedLimits.BODY_BYTES) {
            throw InvalidRequest.tooLarge("", "must have at most " + FixedLimits.BODY_BYTES + " bytes");
        }
        if (bytes.length == 0) {
            return null;
        }
        try {
            return new JsonBody(bytes, StrictJson.read(bytes), mediaType);
        } catch (JsonRefused e) {
            throw InvalidRequest.malformed(e.field(), e.complaint());
        }
    }
}
