package sojourn.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sojourn.json.ShownName;
import sojourn.problem.FieldError;
import sojourn.session.SessionId;

/**
 * The fields of a JSON object in a request, taken one by one.
 *
 * <p>What is wrong with a field is noted, not thrown, so that a client is told of all its mistakes at once. A field that
 * nobody took is unknown, and refused by {@link #check()}. For one thread.
 */
final class JsonFields {

    /** An answer names so many mistakes and no more, however many a request has. */
    private static final int MOST_ERRORS = 20;

    private final Map<String, JsonValue> object;
    private final String path;
    private final Set<String> taken = new HashSet<>();
    private final List<FieldError> errors;

    private JsonFields(Map<String, JsonValue> object, String path, List<FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    static JsonFields of(Map<String, JsonValue> object) {
        return new JsonFields(object, "", new ArrayList<>());
    }

    boolean has(String field) {
        return object.containsKey(field);
    }

    /** A JSON object; {@code null} counts as the empty one. */
    Optional<JsonObject> object(String field) {
        return take(field, "a JSON object", value -> {
            if (value.getValueType() == JsonValue.ValueType.NULL) {
                return JsonValue.EMPTY_JSON_OBJECT;
            }
            return value instanceof JsonObject given ? given : null;
        });
    }

    Optional<String> text(String field) {
        return take(field, "a string", value -> value instanceof JsonString string ? string.getString() : null);
    }

    /** A whole number in bounds. */
    Optional<Integer> number(String field, int least, int most) {
        return take(field, "a whole number from " + least + " to " + most, value -> {
            if (!(value instanceof JsonNumber number)
                    || number.bigDecimalValue().stripTrailingZeros().scale() > 0) {
                return null;
            }
            BigDecimal given = number.bigDecimalValue();
            boolean within =
                    given.compareTo(BigDecimal.valueOf(least)) >= 0 && given.compareTo(BigDecimal.valueOf(most)) <= 0;
            return within ? given.intValue() : null;
        });
    }

    Optional<UUID> uuid(String field) {
        return take(
                field,
                "a UUID",
                value -> value instanceof JsonString text
                        ? SessionId.parse(text.getString())
                                .map(SessionId::value)
                                .orElse(null)
                        : null);
    }

    /**
     * The UUIDs of an array.
     *
     * @throws InvalidRequest if there are none, or more than {@code most}
     */
    Optional<List<UUID>> uuids(String field, int most) {
        return take(field, "an array of UUIDs", value -> {
            if (!(value instanceof JsonArray array)) {
                return null;
            }
            if (array.isEmpty() || array.size() > most) {
                throw senseless(field, "must have from 1 to " + most + " entries");
            }
            List<UUID> ids = new ArrayList<>(array.size());
            for (int index = 0; index < array.size(); index++) {
                Optional<SessionId> id = array.get(index) instanceof JsonString text
                        ? SessionId.parse(text.getString())
                        : Optional.empty();
                if (id.isPresent()) {
                    ids.add(id.get().value());
                } else {
                    note(new FieldError(path + field + "[" + index + "]", "must be a UUID"));
                }
            }
            return ids;
        });
    }

    /** A number as it was written, with all its digits. */
    Optional<BigDecimal> decimal(String field) {
        return take(field, "a number", value -> value instanceof JsonNumber number ? number.bigDecimalValue() : null);
    }

    /** An object whose own fields are read one by one. */
    <T> Optional<T> nested(String field, Function<JsonFields, T> read) {
        return take(field, "an object", value -> {
            if (!(value instanceof JsonObject given)) {
                return null;
            }
            JsonFields fields = new JsonFields(given, path + field + ".", errors);
            T result = read.apply(fields);
            fields.noteUnknown();
            return result;
        });
    }

    /**
     * A field that may be null, which takes away what it is about, where leaving it out leaves that alone.
     *
     * @param read reads the field where it is not null
     */
    <T> Optional<Optional<T>> orNull(String field, Function<String, Optional<T>> read) {
        if (object.get(field) == JsonValue.NULL) {
            taken.add(field);
            return Optional.of(Optional.empty());
        }
        return read.apply(field).map(Optional::of);
    }

    /** An instant with its offset, as RFC 3339 writes it, cut to microseconds, which is what is stored. */
    Optional<Instant> instant(String field) {
        return take(
                field,
                "a date and time such as \"2030-01-31T12:00:00Z\"",
                value -> value instanceof JsonString text
                        ? parse(text.getString()).orElse(null)
                        : null);
    }

    /** An instant that the server itself moves, and that a client sends back; anything else is ignored. */
    Optional<Instant> movedInstant(String field) {
        taken.add(field);
        return object.get(field) instanceof JsonString text ? parse(text.getString()) : Optional.empty();
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A span of time, as ISO 8601 writes it. */
    Optional<Duration> duration(String field) {
        return take(field, "an ISO 8601 duration such as \"PT30M\"", value -> {
            try {
                return value instanceof JsonString string
                        ? Duration.parse(string.getString()).truncatedTo(ChronoUnit.MICROS)
                        : null;
            } catch (DateTimeException | ArithmeticException e) {
                return null;
            }
        });
    }

    /** One of a closed set of names. */
    <T> Optional<T> oneOf(String field, String names, Function<String, Optional<T>> byName) {
        return take(
                field,
                "one of " + names,
                value -> value instanceof JsonString string
                        ? byName.apply(string.getString()).orElse(null)
                        : null);
    }

    /**
     * The objects of an array, each read in its turn.
     *
     * @throws InvalidRequest if there are none, or more than {@code most}
     */
    <T> Optional<List<T>> list(String field, int most, Function<JsonFields, T> each) {
        return list(field, 1, most, each);
    }

    /**
     * The objects of an array, each read in its turn.
     *
     * @throws InvalidRequest if there are fewer than {@code least}, or more than {@code most}
     */
    <T> Optional<List<T>> list(String field, int least, int most, Function<JsonFields, T> each) {
        return take(field, "an array of objects", value -> {
            if (!(value instanceof JsonArray array)) {
                return null;
            }
            if (array.size() < least || array.size() > most) {
                throw senseless(field, "must have from " + least + " to " + most + " entries");
            }
            List<T> items = new ArrayList<>(array.size());
            for (int index = 0; index < array.size(); index++) {
                String place = path + field + "[" + index + "]";
                if (array.get(index) instanceof JsonObject item) {
                    JsonFields fields = new JsonFields(item, place + ".", errors);
                    items.add(each.apply(fields));
                    fields.noteUnknown();
                } else {
                    note(new FieldError(place, "must be an object"));
                }
            }
            return items;
        });
    }

    /** Accepts a field whatever it holds: the server moves it by itself, so what a client sends back says nothing. */
    void ignore(String field) {
        taken.add(field);
    }

    /** Accepts an id that a client sends back if it is the one that it must be. */
    void mustBe(String field, Predicate<String> same) {
        take(field, "a string", value -> {
            if (!(value instanceof JsonString string)) {
                return null;
            }
            if (!same.test(string.getString())) {
                throw senseless(field, "cannot be changed");
            }
            return string;
        });
    }

    /** Takes a field that, where it is given, must be null. */
    void mustBeNull(String field) {
        if (says(field)) {
            throw senseless(field, "cannot be changed");
        }
    }

    /** Notes that a field is missing, and answers something to go on with. */
    <T> T missing(String field, T substitute) {
        if (!object.containsKey(field)) {
            refuse(field, "must be given");
        }
        return substitute;
    }

    void refuse(String field, String complaint) {
        note(new FieldError(place(field), complaint));
    }

    /** A refusal of a field that can be read and makes no sense. */
    InvalidRequest senseless(String field, String complaint) {
        return InvalidRequest.senseless(place(field), complaint);
    }

    /** The place of a field in the body, as a problem names it. */
    String place(String field) {
        return path + ShownName.of(field);
    }

    /** A text, where it is given as something other than null. */
    Optional<String> nullableText(String field) {
        return isNull(field) ? Optional.empty() : text(field);
    }

    /** An instant, where it is given as something other than null. */
    Optional<Instant> nullableInstant(String field) {
        return isNull(field) ? Optional.empty() : instant(field);
    }

    /** Whether a field is given with a value other than null. */
    boolean says(String field) {
        taken.add(field);
        return object.containsKey(field) && !isNull(field);
    }

    private boolean isNull(String field) {
        taken.add(field);
        @Nullable JsonValue value = object.get(field);
        return value != null && value.getValueType() == JsonValue.ValueType.NULL;
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidRequest if anything was wrong, or a field is unknown
     */
    void check() {
        noteUnknown();
        if (!errors.isEmpty()) {
            throw InvalidRequest.malformed(errors);
        }
    }

    private void note(FieldError error) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(error);
        }
    }

    private void noteUnknown() {
        for (String field : object.keySet()) {
            if (!taken.contains(field)) {
                refuse(field, "is not known here");
            }
        }
    }

    private <T> Optional<T> take(String field, String form, Function<JsonValue, @Nullable T> read) {
        taken.add(field);
        @Nullable JsonValue value = object.get(field);
        if (value == null) {
            return Optional.empty();
        }
        @Nullable T result = read.apply(value);
        if (result == null) {
            refuse(field, "must be " + form);
        }
        return Optional.ofNullable(result);
    }
}
