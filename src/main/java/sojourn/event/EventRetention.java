package sojourn.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgetting events after their retention. */
@ApplicationScoped
public class EventRetention {

    private final OutboxRepository repository;

    @Inject
    EventRetention(OutboxRepository repository) {
        this.repository = repository;
    }

    /** Deletes events that are older; how many there were. */
    public long forget(Duration age) {
        long deleted = 0;
        for (int batch = repository.deleteBatch(age); batch > 0; batch = repository.deleteBatch(age)) {
            deleted += batch;
        }
        return deleted;
    }
}
