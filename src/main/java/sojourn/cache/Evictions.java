package sojourn.cache;

import org.eclipse.microprofile.metrics.Counter;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntriesEvicted;
import org.infinispan.notifications.cachelistener.event.CacheEntriesEvictedEvent;

/** Counts the copies that are pushed out. Public, because Infinispan calls it. */
@Listener
public final class Evictions {

    private final Counter counter;

    Evictions(Counter counter) {
        this.counter = counter;
    }

    @CacheEntriesEvicted
    public void evicted(CacheEntriesEvictedEvent<?, ?> event) {
        counter.inc(event.getEntries().size());
    }
}
