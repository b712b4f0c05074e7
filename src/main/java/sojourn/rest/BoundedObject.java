package sojourn.rest;

import jakarta.json.JsonObject;
import java.util.Optional;
import sojourn.json.JsonBounds;
import sojourn.json.JsonRefused;
import sojourn.json.JsonText;

/** Free JSON objects of a request, or as a patch leaves them, on their way to the text in which they are kept. */
final class BoundedObject {

    private BoundedObject() {}

    /**
     * An object as text; empty if it has more than so many bytes.
     *
     * @param field its place in the body
     * @param deepest how deep it may be nested, itself counting as 1
     * @throws InvalidRequest if it is nested deeper
     */
    static Optional<JsonText> text(JsonObject object, String field, int deepest, int mostBytes) {
        // What a patch has copied into itself shares its parts in memory, and could be endless as text.
        return fits(object, field, deepest, mostBytes)
                ? Optional.of(JsonText.of(object)).filter(text -> text.bytes() <= mostBytes)
                : Optional.empty();
    }

    /**
     * Whether an object may be of the size allowed, as far as can be told before it is text.
     *
     * @throws InvalidRequest if it is nested deeper than {@code deepest}
     */
    static boolean fits(JsonObject object, String field, int deepest, int mostBytes) {
        try {
            return JsonBounds.fits(object, field, deepest, mostBytes);
        } catch (JsonRefused e) {
            throw InvalidRequest.senseless(e.field(), e.complaint());
        }
    }
}
