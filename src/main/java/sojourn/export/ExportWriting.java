package sojourn.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import sojourn.conversation.ConversationNotFound;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.SessionNotFound;
import sojourn.session.Sessions;

/** The writing of an export, in both forms, a part of it for each page of what its session holds. */
@ApplicationScoped
class ExportWriting {

    private static final Logger LOG = System.getLogger(ExportWriting.class.getName());

    private final Sessions sessions;
    private final SessionTour tour;
    private final ExportKeeping keeping;

    @Inject
    ExportWriting(Sessions sessions, SessionTour tour, ExportKeeping keeping) {
        this.sessions = sessions;
        this.tour = tour;
        this.keeping = keeping;
    }

    /** Writes an export to its end; false if it was deleted, taken for lost, or given up with its session, in the middle. */
    boolean write(ExportId id, SessionId session, Owner owner) {
        try {
            return writeAll(id, session, owner);
        } catch (SessionNotFound | ConversationNotFound gone) {
            // Deleted, and then nobody asks for it any more, or adopted, and then its new owner is told that it failed.
            LOG.log(Level.INFO, "The export {0} is given up: {1}", id, gone.getMessage());
            keeping.fail(id);
            return false;
        }
    }

    private boolean writeAll(ExportId id, SessionId session, Owner owner) {
        Parts parts = new Parts(id);
        if (!tour.write(sessions.read(session, owner), parts.forms, parts::store)) {
            return false;
        }
        // Of a session that was adopted meanwhile nothing is found: then this fails, and so does the export.
        sessions.read(session, owner);
        return parts.end() && keeping.finish(id, parts.position);
    }

    /** What has been written of an export, in both forms. For one thread. */
    private final class Parts {

        private final ExportId id;
        private final Transcript json = new JsonTranscript();
        private final Transcript markdown = new MarkdownTranscript();
        private final List<Transcript> forms = List.of(json, markdown);
        private int position;

        Parts(ExportId id) {
            this.id = id;
        }

        boolean store() {
            position++;
            return keeping.add(id, position, json.take(), markdown.take());
        }

        boolean end() {
            forms.forEach(Transcript::end);
            return store();
        }
    }
}
