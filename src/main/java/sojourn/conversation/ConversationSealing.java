package sojourn.conversation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import sojourn.session.SessionEnding;

/** The part that conversations have in a session's end: they are sealed in its transaction. */
@ApplicationScoped
class ConversationSealing {

    private final ConversationRepository repository;

    @Inject
    ConversationSealing(ConversationRepository repository) {
        this.repository = repository;
    }

    void seal(@Observes @Priority(SessionEnding.Turn.CONVERSATIONS) SessionEnding ending) {
        repository.seal(ending.session(), ending.endedAt());
    }
}
