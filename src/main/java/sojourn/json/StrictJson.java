package sojourn.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import sojourn.limit.FixedLimits;

/**
 * Reads JSON texts (RFC 8259) into Jakarta JSON values, and refuses whatever PostgreSQL, another client or a second
 * reader could understand differently: duplicate keys, U+0000, lone surrogates, numbers of more than
 * {@value FixedLimits#NUMBER_DIGITS} digits, nesting deeper than {@value FixedLimits#JSON_DEPTH}, anything behind the value.
 *
 * <p>Jackson's streaming parser does the reading because it checks these bounds while it reads; the values are those of
 * the platform because its JSON Pointer and JSON Merge Patch work on them. The provider is looked up once: the platform's
 * static factory methods search all jars at every call.
 */
public final class StrictJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Jackson would keep every name it ever read, whoever sent it.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(FixedLimits.JSON_DEPTH)
                    .maxTokenCount(FixedLimits.JSON_TOKENS)
                    .maxNumberLength(1_000)
                    .maxStringLength(FixedLimits.BODY_BYTES)
                    .maxNameLength(FixedLimits.BODY_BYTES)
                    .build())
            .build();

    private static final String TOO_MANY_DIGITS =
            "must be a number of at most " + FixedLimits.NUMBER_DIGITS + " digits";

    private static final JsonProvider JSON = JsonProvider.provider();

    private StrictJson() {}

    /**
     * Reads one JSON value, in UTF-8.
     *
     * @throws JsonRefused if the text is not well-formed or exceeds a bound
     */
    public static JsonValue read(byte[] text) {
        JsonPath path = new JsonPath();
        try (JsonParser parser = FACTORY.createParser(decoded(text))) {
            if (parser.nextToken() == null) {
                throw new JsonRefused("", "must not be empty");
            }
            JsonValue value = value(parser, path);
            if (parser.nextToken() != null) {
                throw new JsonRefused("", "must be one JSON value with nothing behind it");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new JsonRefused(path.toString(), bound(e));
        } catch (JsonProcessingException e) {
            throw new JsonRefused(path.toString(), complaint(e));
        } catch (CharacterCodingException e) {
            throw new JsonRefused("", "must be UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory failed", e);
        }
    }

    /** Reads a text that was accepted before, and so needs no bounds. */
    static JsonValue reread(JsonText accepted) {
        try (JsonReader reader = JSON.createReader(new StringReader(accepted.text()))) {
            return reader.readValue();
        }
    }

    /** The text of a value, its numbers written out, as PostgreSQL keeps them: so its size is known. */
    static String write(JsonValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                FACTORY.createGenerator(text).enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)) {
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory failed", e);
        }
        return text.toString();
    }

    private static void write(JsonValue value, JsonGenerator json) throws IOException {
        if (value instanceof JsonObject object) {
            json.writeStartObject();
            for (Map.Entry<String, JsonValue> each : object.entrySet()) {
                json.writeFieldName(each.getKey());
                write(each.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof JsonArray array) {
            json.writeStartArray();
            for (JsonValue each : array) {
                write(each, json);
            }
            json.writeEndArray();
        } else if (value instanceof JsonString string) {
            json.writeString(string.getString());
        } else if (value instanceof JsonNumber number) {
            json.writeNumber(number.bigDecimalValue());
        } else {
            json.writeRawValue(value.toString());
        }
    }

    /** Jackson's own decoders would guess the encoding, or replace what is no UTF-8. */
    private static String decoded(byte[] text) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    }

    /** A generator that writes UTF-8 to a stream, which it flushes but does not close. */
    public static JsonGenerator writeTo(OutputStream stream) throws IOException {
        return FACTORY.createGenerator(stream).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    private static JsonValue value(JsonParser parser, JsonPath path) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> array(parser, path);
            case VALUE_STRING -> JSON.createValue(text(parser.getText(), path));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JSON.createValue(number(parser, path));
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw new IllegalStateException("token " + parser.currentToken());
        };
    }

    private static JsonValue object(JsonParser parser, JsonPath path) throws IOException {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser.currentName(), path);
            path.enter(name);
            parser.nextToken();
            object.add(name, value(parser, path));
            path.leave();
        }
        return object.build();
    }

    private static JsonValue array(JsonParser parser, JsonPath path) throws IOException {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            path.enter(index);
            array.add(value(parser, path));
            path.leave();
        }
        return array.build();
    }

    private static BigDecimal number(JsonParser parser, JsonPath path) throws IOException {
        try {
            BigDecimal number = parser.getDecimalValue();
            long whole = Math.max(0, (long) number.precision() - number.scale());
            long fraction = Math.max(0, number.scale());
            if (whole + fraction <= FixedLimits.NUMBER_DIGITS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below: its exponent is beyond what a BigDecimal can have, and so are its digits.
        }
        throw new JsonRefused(path.toString(), TOO_MANY_DIGITS);
    }

    private static String text(String text, JsonPath path) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new JsonRefused(path.toString(), "must not contain the character U+0000");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new JsonRefused(path.toString(), "must not contain half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    private static String bound(StreamConstraintsException e) {
        String message = e.getOriginalMessage();
        if (message.contains("depth")) {
            return "must not be nested deeper than " + FixedLimits.JSON_DEPTH + " levels";
        }
        return message.contains("Token count")
                ? "must have at most " + FixedLimits.JSON_TOKENS + " names, values and brackets"
                : TOO_MANY_DIGITS;
    }

    private static String complaint(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Duplicate field")) {
            return "must not have a key twice";
        }
        return "must be JSON: line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr() + " cannot be read";
    }
}
