package sojourn.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import sojourn.export.ExportFormat;

/** Answers that are a session written down, in the form that is asked for, sent while they are written. */
final class ExportAnswers {

    static final String MARKDOWN = "text/markdown";

    private ExportAnswers() {}

    /** JSON, unless Markdown is liked better. */
    static ExportFormat format(HttpHeaders headers) {
        boolean markdown = headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.valueOf(MARKDOWN))
                        || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
        return markdown ? ExportFormat.MARKDOWN : ExportFormat.JSON;
    }

    static Response of(ExportFormat format, Text text) {
        StreamingOutput stream = output -> {
            Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
            text.write(writer);
            writer.flush();
        };
        return Response.ok(
                        stream,
                        switch (format) {
                            case JSON -> MediaType.APPLICATION_JSON;
                            case MARKDOWN -> MARKDOWN + ";charset=UTF-8";
                        })
                .build();
    }

    /** Writes what is answered. */
    @FunctionalInterface
    interface Text {

        void write(Writer writer) throws IOException;
    }
}
