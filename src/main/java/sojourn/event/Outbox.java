package sojourn.event;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.transaction.Transactional;
import java.util.List;
import sojourn.json.JsonText;
import sojourn.session.Owner;
import sojourn.session.OwnerColumns;
import sojourn.session.SessionAdopting;
import sojourn.session.SessionEnding;

/**
 * The events, kept until their retention is over.
 *
 * <p>An event is written by the transaction that makes it happen, and gets its position after that transaction's commit,
 * from whoever reads next: so positions grow in an order in which nothing appears ahead of what was read already. Safe for
 * any number of threads and nodes.
 */
@ApplicationScoped
@Transactional
public class Outbox {

    private static final String SESSION_ENDED = "session.ended";
    private static final String SESSION_ADOPTED = "session.adopted";
    private static final JsonProvider JSON = JsonProvider.provider();

    private final OutboxRepository repository;

    @Inject
    Outbox(OutboxRepository repository) {
        this.repository = repository;
    }

    /** Up to {@code limit} events behind a position, in the order of their commits. */
    public List<OutboxEvent> read(long after, int limit) {
        repository.place();
        return repository.find(after, limit);
    }

    void write(@Observes @Priority(SessionEnding.Turn.EVENTS) SessionEnding ending) {
        OwnerColumns owner = OwnerColumns.of(ending.owner());
        JsonObjectBuilder data = JSON.createObjectBuilder();
        if (!(ending.owner() instanceof Owner.Anonymous)) {
            data.add("ownerType", owner.type()).add("ownerName", owner.name());
        }
        data.add("reason", ending.reason().label())
                .add("endedAt", ending.endedAt().toString());
        repository.insert(SESSION_ENDED, ending.session().value(), JsonText.of(data.build()), ending.endedAt());
    }

    void write(@Observes @Priority(SessionEnding.Turn.EVENTS) SessionAdopting adopting) {
        OwnerColumns owner = OwnerColumns.of(adopting.adopter());
        JsonObjectBuilder data = JSON.createObjectBuilder()
                .add("ownerType", owner.type())
                .add("ownerName", owner.name())
                .add("adoptedAt", adopting.adoptedAt().toString());
        repository.insert(SESSION_ADOPTED, adopting.session().value(), JsonText.of(data.build()), adopting.adoptedAt());
    }
}
