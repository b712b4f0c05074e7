package sojourn.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.session.Actor;

/**
 * The trail of all that administrators do, and of every end: who, what, on what, when, from where.
 *
 * <p>Entries are kept for ever; the database refuses whoever would change or delete one. Safe for any number of threads and
 * nodes.
 */
@ApplicationScoped
@Transactional
public class AuditTrail {

    private final AuditRepository repository;

    @Inject
    AuditTrail(AuditRepository repository) {
        this.repository = repository;
    }

    /**
     * Adds an entry, in the caller's transaction or in one of its own. From where it is done, the calling thread's scope
     * tells.
     *
     * @param subject the id of what it is done to, null where that is no one thing
     * @param details more of it: ids, figures and reasons, and nothing else about people
     */
    public void note(Actor by, AuditAction action, @Nullable String subject, JsonObject details) {
        repository.insert(by.name(), action.label(), subject, Origin.ofThread(), JsonText.of(details));
    }

    /** Up to {@code limit} entries, newest first. */
    @Transactional(TxType.SUPPORTS)
    public List<AuditEntry> list(AuditFilter filter, AuditAfter after, int limit) {
        return repository.list(filter, after, limit);
    }
}
