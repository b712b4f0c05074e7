package sojourn.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.json.JsonEquality;
import sojourn.patch.DocumentPatch;
import sojourn.session.SessionChange;
import sojourn.session.SessionEdit;
import sojourn.session.SessionSnapshot;

/**
 * A patch of a session's representation: what it writes is taken as if it had been sent by PUT, and what it removes as if
 * it had been sent as null.
 */
record SessionPatch(DocumentPatch patch, Caller caller, SessionAnswers answers, int contextMaxBytes)
        implements SessionEdit {

    /** PUT ignores them, because clients send back what they have read; but nobody patches them without meaning it. */
    private static final List<String> MOVED_BY_THE_SERVER = List.of("user", "version", "lastActivity");

    @Override
    public SessionChange of(SessionSnapshot current) {
        JsonObject document = answers.own(current, caller).json();
        JsonObject patched = patch.applyTo(document);
        MOVED_BY_THE_SERVER.stream()
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
        return UpdateSessionRequest.read(JsonFields.of(sent), current.id(), caller, contextMaxBytes);
    }

    private static boolean isChanged(@Nullable JsonValue before, @Nullable JsonValue after) {
        return before == null || after == null || !JsonEquality.equal(before, after);
    }

    @Override
    public boolean mayClose() {
        return patch.writes("status");
    }
}
