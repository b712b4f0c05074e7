package sojourn.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import sojourn.identity.Caller;
import sojourn.patch.DocumentPatch;
import sojourn.session.SessionChange;
import sojourn.session.SessionEdit;
import sojourn.session.SessionSnapshot;

/** A patch of a session's representation, read by the rules of PUT. */
record SessionPatch(DocumentPatch patch, Caller caller, SessionAnswers answers, int contextMaxBytes)
        implements SessionEdit {

    /** PUT ignores them, because clients send back what they have read; but nobody patches them without meaning it. */
    private static final List<String> MOVED_BY_THE_SERVER = List.of("user", "version", "lastActivity");

    @Override
    public SessionChange of(SessionSnapshot current) {
        JsonObject document = answers.own(current, caller).json();
        Map<String, JsonValue> sent = PatchedMembers.of(document, patch, MOVED_BY_THE_SERVER);
        return UpdateSessionRequest.read(JsonFields.of(sent), current.id(), caller, contextMaxBytes);
    }

    @Override
    public boolean mayClose() {
        return patch.writes("status");
    }
}
