package sojourn.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sojourn.identity.Caller;
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

    @Override
    public SessionChange of(SessionSnapshot current) {
        JsonObject document = answers.own(current, caller).json();
        JsonObject patched = patch.applyTo(document);
        Set<String> members = new LinkedHashSet<>(document.keySet());
        members.addAll(patched.keySet());
        Map<String, JsonValue> sent = new TreeMap<>();
        members.stream()
                .filter(patch::writes)
                .forEach(member -> sent.put(member, patched.getOrDefault(member, JsonValue.NULL)));
        return UpdateSessionRequest.read(JsonFields.of(sent), current.id(), caller, contextMaxBytes);
    }

    @Override
    public boolean mayClose() {
        return patch.writes("status");
    }
}
