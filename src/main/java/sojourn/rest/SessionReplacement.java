package sojourn.rest;

import sojourn.session.SessionChange;
import sojourn.session.SessionEdit;
import sojourn.session.SessionSnapshot;

/** A change that is the same whatever the session is. */
record SessionReplacement(SessionChange change) implements SessionEdit {

    @Override
    public SessionChange of(SessionSnapshot current) {
        return change;
    }

    @Override
    public boolean mayClose() {
        return change.closes();
    }
}
