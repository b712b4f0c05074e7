package sojourn.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Requests that are done once however often they are sent.
 *
 * <p>A key is claimed by a lock of the database that the effect's transaction holds, and its answer is written by the
 * same transaction: after a crash there are both or neither. The primary key of caller and key decides what the lock
 * leaves open. Safe for any number of threads and nodes.
 */
@ApplicationScoped
public class Idempotency {

    private final IdempotencyRepository repository;

    @Inject
    Idempotency(IdempotencyRepository repository) {
        this.repository = repository;
    }

    /**
     * The answer that a request was given before, empty if there is none.
     *
     * @throws KeyReused if the key belongs to another request
     * @throws KeyInFlight if a request with the key is being done
     */
    @Transactional
    public Optional<KeptAnswer> find(RepeatableRequest request) {
        Optional<IdempotencyRepository.Kept> kept = repository.claim(request);
        if (kept.isPresent() && !request.isSame(kept.get().request())) {
            throw new KeyReused();
        }
        return kept.map(IdempotencyRepository.Kept::answer);
    }

    /**
     * Does a request, unless its key was answered before, in one transaction.
     *
     * @param effect does it and tells the answer; what it throws undoes everything, and the key stays unused
     * @throws KeyReused if the key belongs to another request
     * @throws KeyInFlight if a request with the key is being done
     */
    @Transactional
    public Outcome once(RepeatableRequest request, Supplier<KeptAnswer> effect) {
        Optional<KeptAnswer> kept = find(request);
        if (kept.isPresent()) {
            return new Outcome(kept.get(), true);
        }
        KeptAnswer answer = effect.get();
        repository.keep(request, answer);
        return new Outcome(answer, false);
    }
}
