package sojourn.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import sojourn.database.DatabaseTrouble;
import sojourn.idempotency.IdempotencyException;
import sojourn.patch.PatchConflict;
import sojourn.session.EndFailed;
import sojourn.session.SessionException;
import sojourn.session.SessionId;

/** A requested end of a session, which is done as a whole or not at all: where a part of it fails, the session lives on. */
final class EndAttempt {

    private static final Logger LOG = System.getLogger(EndAttempt.class.getName());

    private EndAttempt() {}

    /**
     * Answers what the end answers.
     *
     * @throws EndFailed if it fails for a reason that is neither the request's nor the database's absence; the log says why
     */
    static Response of(SessionId session, Supplier<Response> end) {
        try {
            return end.get();
        } catch (SessionException | IdempotencyException | PatchConflict | WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (DatabaseTrouble.behind(e).isPresent()) {
                throw e;
            }
            LOG.log(Level.ERROR, "The session " + session + " could not be ended as asked", e);
            throw new EndFailed(session);
        }
    }
}
