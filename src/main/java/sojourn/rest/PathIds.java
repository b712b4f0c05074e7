package sojourn.rest;

import sojourn.session.SessionId;

/** The ids in paths. */
final class PathIds {

    private PathIds() {}

    /**
     * Reads a session's id.
     *
     * @throws InvalidRequest if it is no UUID
     */
    static SessionId session(String id) {
        return SessionId.parse(id).orElseThrow(() -> InvalidRequest.malformed("id", "must be a UUID"));
    }
}
