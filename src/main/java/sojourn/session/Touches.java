package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The touches that wait to be written.
 *
 * <p>A touch is cheap because most of them are only noted here: one per session, whatever the number of requests, and a
 * batch of them is one statement. A crash loses what waits; nobody was promised it, because answers show what is stored.
 * The map is safe for any number of threads; a touch leaves it only when the transaction that wrote it was committed, or
 * when a newer touch took its place.
 */
@ApplicationScoped
class Touches {

    /** Bounds the memory, not the service: what finds no room is written by the touch that finds its expiry near. */
    private static final int CAPACITY = 200_000;

    private static final int BATCH = 1_000;

    private final Map<SessionId, Touch> waiting = new ConcurrentHashMap<>();
    private final TouchRepository repository;
    private final SessionCopies copies;

    @Inject
    Touches(TouchRepository repository, SessionCopies copies) {
        this.repository = repository;
        this.copies = copies;
    }

    /** Notes a touch, unless a newer one, or one less than a second older, is waiting. */
    void note(Touch touch) {
        if (waiting.size() < CAPACITY || waiting.containsKey(touch.session())) {
            waiting.merge(touch.session(), touch, Touch::newerBySeconds);
        }
    }

    /**
     * Writes one batch of what waits, in one transaction. What another transaction has locked stays for the next; so does
     * all of it, if this fails.
     *
     * @return whether more may be written at once
     */
    boolean writeBatch() {
        List<Touch> batch = waiting.values().stream().limit(BATCH).toList();
        if (batch.isEmpty()) {
            return false;
        }
        TouchRepository.Batch written = repository.write(batch);
        copies.renewed(written.renewed());
        Collection<Touch> done = written.done();
        done.forEach(touch -> waiting.remove(touch.session(), touch));
        return batch.size() == BATCH && !done.isEmpty();
    }

    int waiting() {
        return waiting.size();
    }
}
