package sojourn.export;

import sojourn.session.SessionId;

/** A wish for what an export that is still being written has to make way for. */
public final class ExportRunning extends ExportException {

    private static final long serialVersionUID = 1L;

    ExportRunning(SessionId session) {
        super("export-running", "An export of the session " + session + " is being written; wait until it is done.");
    }
}
