package sojourn.patch;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonEquality;
import sojourn.json.ShownName;
import sojourn.limit.FixedLimits;

/**
 * One operation of a JSON Patch.
 *
 * @param index its place in the patch, from 0
 * @param from where a {@code move} or {@code copy} takes its value from, null for the others
 * @param value what an {@code add}, {@code replace} or {@code test} is about, null for the others
 */
record Operation(
        int index,
        Kind kind,
        Pointer path,
        @Nullable Pointer from,
        @Nullable JsonValue value) {

    /** What an operation does, in the words of the standard. */
    enum Kind {
        ADD,
        REMOVE,
        REPLACE,
        MOVE,
        COPY,
        TEST;

        static @Nullable Kind of(String name) {
            return switch (name) {
                case "add" -> ADD;
                case "remove" -> REMOVE;
                case "replace" -> REPLACE;
                case "move" -> MOVE;
                case "copy" -> COPY;
                case "test" -> TEST;
                default -> null;
            };
        }

        boolean hasSource() {
            return this == MOVE || this == COPY;
        }

        boolean hasValue() {
            return this == ADD || this == REPLACE || this == TEST;
        }
    }

    /**
     * Reads an operation. Members that the standard does not know are ignored, as it says.
     *
     * @throws PatchRefused if it is none
     */
    static Operation read(JsonValue operation, int index) {
        String place = "[" + index + "]";
        if (!(operation instanceof JsonObject members)) {
            throw new PatchRefused(place, "must be an object");
        }
        @Nullable Kind kind = members.get("op") instanceof JsonString op ? Kind.of(op.getString()) : null;
        if (kind == null) {
            throw new PatchRefused(place + ".op", "must be one of add, remove, replace, move, copy, test");
        }
        Pointer path = pointer(members, "path", place);
        @Nullable Pointer from = kind.hasSource() ? pointer(members, "from", place) : null;
        if (kind == Kind.MOVE && from != null && from.contains(path)) {
            throw new PatchRefused(place + ".path", "must not lie within the place that is moved");
        }
        @Nullable JsonValue value = members.get("value");
        if (kind.hasValue() && value == null) {
            throw new PatchRefused(place + ".value", "must be given");
        }
        if (kind == Kind.REMOVE && path.isWhole()) {
            throw new PatchRefused(place + ".path", "must not be the document as a whole");
        }
        return new Operation(index, kind, path, from, kind.hasValue() ? value : null);
    }

    /**
     * The document after this operation.
     *
     * @param work what it may cost
     * @throws PatchConflict if a place is not there, or a test fails
     */
    JsonObject applyTo(JsonObject document, Work work) {
        return switch (kind) {
            case ADD -> add(document, path, given(), work);
            case REMOVE -> remove(document, path, work);
            case REPLACE -> replace(document, work);
            case MOVE -> move(document, source(), work);
            case COPY -> add(document, path, get(document, source()), work);
            case TEST -> test(document);
        };
    }

    boolean writes(String member) {
        return kind != Kind.TEST && path.touches(member) || kind == Kind.MOVE && source().touches(member);
    }

    private JsonObject test(JsonObject document) {
        if (!JsonEquality.equal(get(document, path), given())) {
            throw new PatchConflict(index, "tests " + shown(path) + ", which has another value");
        }
        return document;
    }

    private JsonObject move(JsonObject document, Pointer source, Work work) {
        JsonValue moved = get(document, source);
        return source.equals(path) ? document : add(remove(document, source, work), path, moved, work);
    }

    private JsonObject replace(JsonObject document, Work work) {
        if (path.isWhole()) {
            return whole(given());
        }
        get(document, path);
        return changed(document, path, work, pointer -> pointer.replace(document, given()));
    }

    private JsonObject add(JsonObject document, Pointer place, JsonValue added, Work work) {
        return place.isWhole() ? whole(added) : changed(document, place, work, pointer -> pointer.add(document, added));
    }

    private JsonObject remove(JsonObject document, Pointer place, Work work) {
        get(document, place);
        return changed(document, place, work, pointer -> pointer.remove(document));
    }

    private JsonObject changed(
            JsonObject document, Pointer place, Work work, Function<JsonPointer, JsonObject> change) {
        work.take(place.entriesOnTheWay(document).orElseThrow(() -> notThere(place)));
        try {
            return change.apply(place.pointer());
        } catch (JsonException e) {
            throw notThere(place);
        }
    }

    private JsonObject whole(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new PatchConflict(index, "would leave something else than a JSON object");
    }

    private JsonValue get(JsonObject document, Pointer place) {
        if (place.isWhole()) {
            return document;
        }
        place.entriesOnTheWay(document).orElseThrow(() -> notThere(place));
        try {
            return place.pointer().getValue(document);
        } catch (JsonException e) {
            throw notThere(place);
        }
    }

    private Pointer source() {
        return present(from);
    }

    private JsonValue given() {
        return present(value);
    }

    /** An operation is read with all that its kind needs. */
    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("An operation was read without a part that its kind needs");
        }
        return part;
    }

    private PatchConflict notThere(Pointer place) {
        return new PatchConflict(index, "names " + shown(place) + ", which is not there");
    }

    private static String shown(Pointer place) {
        return "\"" + ShownName.of(place.text()) + "\"";
    }

    private static Pointer pointer(JsonObject members, String name, String place) {
        if (!(members.get(name) instanceof JsonString text)) {
            throw new PatchRefused(place + "." + name, "must be a JSON Pointer, such as \"/context/step\"");
        }
        return Pointer.parse(text.getString())
                .orElseThrow(() -> new PatchRefused(
                        place + "." + name, "must be a JSON Pointer of at most " + FixedLimits.JSON_DEPTH + " steps"));
    }
}
