package sojourn.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import sojourn.binding.BoundSession;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.Sessions;
import sojourn.task.BackgroundTasks;

/**
 * The exports of one owner's sessions after another: asked for, written by a task in the session's scope, and read for a day.
 *
 * <p>A session has at most one; a new one takes the place of the one before. An export belongs to the task that writes it:
 * when the task is gone, because its server stopped, the export has failed. Safe for any number of threads and nodes.
 */
@ApplicationScoped
@Transactional
public class Exports {

    private final Sessions sessions;
    private final ExportRepository repository;
    private final ExportWriting writing;
    private final LivingExports living;
    private final BackgroundTasks tasks;

    @Inject
    Exports(
            Sessions sessions,
            ExportRepository repository,
            ExportWriting writing,
            LivingExports living,
            BackgroundTasks tasks) {
        this.sessions = sessions;
        this.repository = repository;
        this.writing = writing;
        this.living = living;
        this.tasks = tasks;
    }

    /**
     * Asks for an export, which touches the session; one that is over can be exported as well.
     *
     * @throws ExportRunning if one is being written
     * @throws sojourn.session.SessionNotFound if the owner has no such session
     * @throws sojourn.task.TaskRefused if there is too much to do
     */
    public ExportSnapshot request(SessionId session, Owner owner) {
        sessions.read(session, owner);
        if (!repository.hold(session)) {
            // Deleted since it was read: it is answered as it is now.
            sessions.read(session, owner);
        }
        ExportId id = ExportId.next();
        if (!repository.replace(id, session)) {
            throw new ExportRunning(session);
        }
        living.add(id);
        tasks.submitIn(new BoundSession(session, owner), "export " + id, () -> writing.write(id, session, owner))
                .whenComplete((done, failure) -> living.over(id, Optional.ofNullable(failure)));
        return repository.find(id, session).orElseThrow(() -> new ExportNotFound(id));
    }

    /**
     * Reads where an export stands.
     *
     * @throws ExportNotFound if the session has none with this id
     * @throws sojourn.session.SessionNotFound if the owner has no such session
     */
    @Transactional(TxType.SUPPORTS)
    public ExportSnapshot find(ExportId id, SessionId session, Owner owner) {
        sessions.read(session, owner);
        return repository.find(id, session).orElseThrow(() -> new ExportNotFound(id));
    }

    /**
     * Finds an export that can be read.
     *
     * @throws ExportRunning if it is not done yet
     * @throws ExportFailed if it will never be
     * @throws ExportNotFound if the session has none with this id
     * @throws sojourn.session.SessionNotFound if the owner has no such session
     */
    @Transactional(TxType.SUPPORTS)
    public ExportText open(ExportId id, SessionId session, Owner owner, ExportFormat format) {
        ExportSnapshot export = find(id, session, owner);
        return switch (export.status()) {
            case DONE -> text(id, format, repository.parts(id));
            case RUNNING -> throw new ExportRunning(session);
            case FAILED -> throw new ExportFailed(id);
        };
    }

    private ExportText text(ExportId id, ExportFormat format, int parts) {
        return position -> {
            if (position > parts) {
                return Optional.empty();
            }
            // Another one may have taken its place while it was read.
            return Optional.of(repository.part(id, format, position).orElseThrow(() -> new ExportNotFound(id)));
        };
    }
}
