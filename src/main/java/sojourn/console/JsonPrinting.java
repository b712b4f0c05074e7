package sojourn.console;

import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;
import sojourn.json.JsonText;

/** JSON as people read it. */
final class JsonPrinting {

    private static final JsonWriterFactory WRITERS =
            JsonProvider.provider().createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private JsonPrinting() {}

    static String indented(JsonText json) {
        StringWriter text = new StringWriter();
        try (var writer = WRITERS.createWriter(text)) {
            writer.write(json.value());
        }
        return text.toString().strip();
    }
}
