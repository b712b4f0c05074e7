package sojourn.rest;

import jakarta.json.JsonObject;
import sojourn.json.JsonEquality;
import sojourn.patch.DocumentPatch;
import sojourn.session.SessionChange;
import sojourn.session.SessionEdit;
import sojourn.session.SessionSnapshot;

/** A patch of a session's context. One that leaves it as it is, such as a mere test, is no change. */
record ContextPatch(DocumentPatch patch, int maxBytes) implements SessionEdit {

    @Override
    public SessionChange of(SessionSnapshot current) {
        JsonObject context = current.context().value().asJsonObject();
        JsonObject patched = patch.applyTo(context);
        return isSame(context, patched)
                ? SessionChange.NONE
                : SessionChange.ofContext(ContextField.bounded(patched, maxBytes));
    }

    /** A patched context can be endless as text, so its bounds come first. */
    private boolean isSame(JsonObject context, JsonObject patched) {
        return ContextField.fits(patched, maxBytes) && JsonEquality.equal(context, patched);
    }

    @Override
    public boolean mayClose() {
        return false;
    }
}
