package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.export.ExportFormat;
import sojourn.export.Transcripts;
import sojourn.session.SessionAdministration;
import sojourn.session.SessionId;
import sojourn.session.SessionNotFound;
import sojourn.session.SessionSnapshot;

/** A session as a file: all that was said and ordered in it, sent while it is written. */
@Named
@RequestScoped
public class TranscriptFile {

    private final SessionAdministration sessions;
    private final Transcripts transcripts;

    private @Nullable String id;
    private @Nullable String form;

    @Inject
    TranscriptFile(SessionAdministration sessions, Transcripts transcripts) {
        this.sessions = sessions;
        this.transcripts = transcripts;
    }

    /** Sends the session that the address names; of one that is not there its page says so. */
    public void send() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        Optional<SessionSnapshot> session =
                Optional.ofNullable(id).flatMap(SessionId::parse).flatMap(this::find);
        if (session.isEmpty()) {
            external.redirect(
                    "session.xhtml" + (id == null ? "" : "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
            return;
        }
        boolean json = "json".equals(form);
        external.setResponseContentType((json ? "application/json" : "text/markdown") + ";charset=UTF-8");
        external.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"session-" + session.get().id() + (json ? ".json" : ".md") + "\"");
        Writer writer = new OutputStreamWriter(external.getResponseOutputStream(), StandardCharsets.UTF_8);
        transcripts.write(session.get(), json ? ExportFormat.JSON : ExportFormat.MARKDOWN, writer);
        faces.responseComplete();
    }

    private Optional<SessionSnapshot> find(SessionId session) {
        try {
            return Optional.of(sessions.read(session));
        } catch (SessionNotFound e) {
            return Optional.empty();
        }
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = Given.text(id);
    }

    public @Nullable String getForm() {
        return form;
    }

    public void setForm(@Nullable String form) {
        this.form = form;
    }
}
