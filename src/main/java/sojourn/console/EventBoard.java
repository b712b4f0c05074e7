package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.event.Outbox;
import sojourn.event.OutboxEvent;
import sojourn.limit.FixedLimits;

/** What happened, in the order of commits, from a position on that stands in the page's address. */
@Named
@RequestScoped
public class EventBoard {

    private final Outbox outbox;

    private @Nullable Long after;
    private List<OutboxEvent> events = List.of();

    @Inject
    EventBoard(Outbox outbox) {
        this.outbox = outbox;
    }

    public void load() {
        events = outbox.read(after == null ? 0 : Math.max(0, after), FixedLimits.PAGE_SIZE);
    }

    public List<OutboxEvent> getEvents() {
        return events;
    }

    /** Behind which position the next page begins; null where nothing can be behind it yet. */
    public @Nullable Long getNext() {
        return events.size() < FixedLimits.PAGE_SIZE
                ? null
                : events.get(events.size() - 1).position();
    }

    public @Nullable Long getAfter() {
        return after;
    }

    public void setAfter(@Nullable Long after) {
        this.after = after;
    }
}
