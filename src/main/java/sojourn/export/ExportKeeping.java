package sojourn.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;

/** What is written about exports apart from their text, each in a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ExportKeeping {

    private final ExportRepository repository;

    @Inject
    ExportKeeping(ExportRepository repository) {
        this.repository = repository;
    }

    void keepAlive(Collection<ExportId> exports) {
        repository.keepAlive(exports);
    }

    void fail(ExportId id) {
        repository.fail(id, "It could not be written; the server's log says why. Ask for it again.");
    }

    boolean forgetBatch() {
        return repository.forgetBatch();
    }

    /**
     * Stores what follows of an export.
     *
     * @param position of this part, from 1
     * @return false if the export is not being written any more: it was deleted with its session, or taken for lost
     */
    boolean add(ExportId id, int position, String json, String markdown) {
        return repository.add(id, ExportFormat.JSON, position, json)
                && repository.add(id, ExportFormat.MARKDOWN, position, markdown);
    }

    boolean finish(ExportId id, int parts) {
        return repository.finish(id, parts);
    }
}
