package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The touches that wait to be written.
 *
 * <p>A touch is cheap because most of them are only noted here: one per session, whatever the number of requests, and a
 * batch of them is one statement. A crash loses what waits; nobody was promised it, because answers show what is stored.
 * The map is safe for any number of threads; a touch leaves it only when its row was locked by the batch that writes it,
 * or when a newer touch took its place.
 */
@ApplicationScoped
class Touches {

    /** Bounds the memory, not the service: what finds no room is written by the touch that finds its expiry near. */
    private static final int CAPACITY = 200_000;

    private static final int BATCH = 1_000;

    private final Map<SessionId, Touch> waiting = new ConcurrentHashMap<>();
    private final TouchRepository repository;

    @Inject
    Touches(TouchRepository repository) {
        this.repository = repository;
    }

    /** Notes a touch, unless one less than a second older is waiting. */
    void note(Touch touch) {
        @Nullable Touch earlier = waiting.get(touch.session());
        boolean recent = earlier != null
                && earlier.version() == touch.version()
                && touch.at().isBefore(earlier.at().plusSeconds(1));
        if (!recent && (earlier != null || waiting.size() < CAPACITY)) {
            waiting.put(touch.session(), touch);
        }
    }

    /**
     * Writes one batch of what waits; what another transaction has locked stays for the next.
     *
     * @return whether more than a batch is waiting
     */
    @Transactional
    boolean writeBatch() {
        List<Touch> batch = waiting.values().stream().limit(BATCH).toList();
        if (batch.isEmpty()) {
            return false;
        }
        Set<SessionId> locked = Set.copyOf(
                repository.lockFree(batch.stream().map(Touch::session).toList()));
        List<Touch> ready =
                batch.stream().filter(touch -> locked.contains(touch.session())).toList();
        if (!ready.isEmpty()) {
            repository.write(ready);
        }
        List<Touch> stale = new ArrayList<>(batch);
        stale.removeAll(ready);
        ready.forEach(touch -> waiting.remove(touch.session(), touch));
        forgetOld(stale);
        return batch.size() == BATCH && !ready.isEmpty();
    }

    int waiting() {
        return waiting.size();
    }

    /** Drops what cannot be written any more: the row was held by others until the expiry passed, or was deleted. */
    private void forgetOld(List<Touch> skipped) {
        if (skipped.isEmpty()) {
            return;
        }
        Set<SessionId> gone =
                repository.gone(skipped.stream().map(Touch::session).toList()).collect(Collectors.toSet());
        skipped.stream()
                .filter(touch -> gone.contains(touch.session()))
                .forEach(touch -> waiting.remove(touch.session(), touch));
    }
}
