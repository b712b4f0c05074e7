package sojourn.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonEquality;
import sojourn.patch.DocumentPatch;

/** What a patch of a representation asks for: what it writes, as if it had been sent by PUT, and what it removes as null. */
final class PatchedMembers {

    private PatchedMembers() {}

    /**
     * Applies a patch, and answers the members that it writes.
     *
     * @param moved members that the server moves: PUT ignores them, because clients send back what they have read; but
     *     nobody patches them without meaning it
     * @throws sojourn.patch.PatchConflict if the document is not as the patch expects it
     * @throws InvalidRequest if the patch changes what the server moves
     */
    static Map<String, JsonValue> of(JsonObject document, DocumentPatch patch, List<String> moved) {
        JsonObject patched = patch.applyTo(document);
        moved.stream()
                .filter(member -> patch.writes(member) && isChanged(document.get(member), patched.get(member)))
                .forEach(member -> {
                    throw InvalidRequest.senseless(member, "cannot be changed");
                });
        Set<String> members = new LinkedHashSet<>(document.keySet());
        members.addAll(patched.keySet());
        Map<String, JsonValue> sent = new TreeMap<>();
        members.stream()
                .filter(patch::writes)
                .forEach(member -> sent.put(member, patched.getOrDefault(member, JsonValue.NULL)));
        return sent;
    }

    private static boolean isChanged(@Nullable JsonValue before, @Nullable JsonValue after) {
        // What the document lacks and what is null are the same.
        JsonValue first = before == null ? JsonValue.NULL : before;
        return !JsonEquality.equal(first, after == null ? JsonValue.NULL : after);
    }
}
