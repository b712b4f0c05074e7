package sojourn.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import sojourn.session.SessionAdministration;
import sojourn.session.SessionNotFound;
import sojourn.session.SessionSnapshot;

/**
 * Anybody's session, written down at once for an administrator who waits for it: what an export of its owner's has, but
 * nothing is kept, no task runs, and it is no use of the session.
 */
@ApplicationScoped
public class Transcripts {

    private final SessionAdministration sessions;
    private final SessionTour tour;

    @Inject
    Transcripts(SessionAdministration sessions, SessionTour tour) {
        this.sessions = sessions;
        this.tour = tour;
    }

    /**
     * Writes a session down, a page after the other.
     *
     * @throws SessionNotFound if it was deleted meanwhile, or has another owner; what was written is not whole then
     * @throws sojourn.conversation.ConversationNotFound likewise
     */
    public void write(SessionSnapshot session, ExportFormat format, Writer to) throws IOException {
        Transcript form = switch (format) {
            case JSON -> new JsonTranscript();
            case MARKDOWN -> new MarkdownTranscript();
        };
        tour.write(session, List.of(form), () -> {
            to.write(form.take());
            return true;
        });
        // Of a session that was adopted meanwhile nothing is found.
        if (!sessions.read(session.id()).owner().equals(session.owner())) {
            throw new SessionNotFound(session.id());
        }
        form.end();
        to.write(form.take());
        to.flush();
    }
}
