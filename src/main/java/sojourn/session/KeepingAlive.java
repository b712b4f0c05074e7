package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** The renewal of sessions in which work goes on: their expiry stays ahead for as long as their node renews it. */
@ApplicationScoped
public class KeepingAlive {

    private final ImplicitSessionRepository repository;
    private final SessionPolicy policy;

    @Inject
    KeepingAlive(ImplicitSessionRepository repository, SessionPolicy policy) {
        this.repository = repository;
        this.policy = policy;
    }

    /**
     * Renews those of the sessions that need it, by one statement. Paused ones are not renewed, as nobody can use them, nor
     * is one beyond its longest life. One that another transaction holds is left for the next time.
     *
     * @return for how long each of them lives on without a further renewal; those that are over are left out
     */
    @Transactional
    public Map<SessionId, Duration> renew(Collection<SessionId> sessions) {
        repository.renew(sessions, policy.maxLifetime());
        return repository.rests(sessions);
    }
}
