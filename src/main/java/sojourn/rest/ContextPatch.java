package sojourn.rest;

import sojourn.patch.DocumentPatch;
import sojourn.session.SessionChange;
import sojourn.session.SessionEdit;
import sojourn.session.SessionSnapshot;

/** A patch of a session's context. */
record ContextPatch(DocumentPatch patch, int maxBytes) implements SessionEdit {

    @Override
    public SessionChange of(SessionSnapshot current) {
        return SessionChange.ofContext(
                ContextField.bounded(patch.applyTo(current.context().value().asJsonObject()), maxBytes));
    }

    @Override
    public boolean mayClose() {
        return false;
    }
}
