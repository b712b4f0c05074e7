package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import sojourn.database.Commit;
import sojourn.session.ImplicitSessions;
import sojourn.session.SessionEnded;
import sojourn.session.SessionId;
import sojourn.session.SessionNotFound;
import sojourn.session.SessionSnapshot;
import sojourn.session.Sessions;
import sojourn.session.VersionCondition;

/**
 * The session that the calling code works in, to be injected: the same in a request and in a task, in each scope its own.
 *
 * <p>It is looked for when it is asked for and not before, and stays the same for the scope and the tasks that it starts.
 * Reading never makes one. Safe for any number of threads; what several of them store at once in one scope is stored in one
 * session.
 */
@ApplicationScoped
public class CurrentSession {

    private final CurrentScope scope;
    private final Scopes scopes;
    private final Sessions sessions;
    private final ImplicitSessions implicit;
    private final BindingSettings settings;
    private final Commit commit;

    @Inject
    CurrentSession(
            CurrentScope scope,
            Scopes scopes,
            Sessions sessions,
            ImplicitSessions implicit,
            BindingSettings settings,
            Commit commit) {
        this.scope = scope;
        this.scopes = scopes;
        this.sessions = sessions;
        this.implicit = implicit;
        this.settings = settings;
        this.commit = commit;
    }

    /**
     * Reads the session, which touches it unless it is paused or over; empty if none is bound and nothing was stored.
     *
     * @throws SessionNotFound if the request names one that is not there any more
     * @throws NoCurrentScope if the thread works in none
     */
    @Transactional(TxType.SUPPORTS)
    public Optional<SessionSnapshot> find() {
        Binding binding = scope.get().binding();
        return known(binding).or(() -> look(binding)).map(id -> sessions.read(id, binding.owner()));
    }

    /**
     * Reads the session, which touches it unless it is paused or over.
     *
     * @throws NoSession if none is bound and nothing was stored
     * @throws SessionNotFound if the request names one that is not there any more
     * @throws NoCurrentScope if the thread works in none
     */
    @Transactional(TxType.SUPPORTS)
    public SessionSnapshot get() {
        return find().orElseThrow(NoSession::new);
    }

    /**
     * Finds the session for a write in the caller's transaction, or makes one by it, and locks it as every write inside a
     * session does.
     *
     * @throws SessionEnded if the session that the scope names, or has used before, is over
     * @throws sojourn.session.SessionException if it is paused, or not there any more, or there is no room for another one
     * @throws NoCurrentScope if the thread works in none
     */
    @Transactional(TxType.MANDATORY)
    public BoundSession findOrMake() {
        Binding binding = scope.get().binding();
        Optional<SessionId> known = known(binding);
        if (known.isPresent()) {
            sessions.enterForWrite(known.get(), binding.owner(), VersionCondition.ANY);
            return bound(known.get(), binding);
        }
        SessionId found = entered(binding);
        commit.remember(binding, found);
        commit.then(() -> scopes.pin(binding, found));
        return bound(found, binding);
    }

    /**
     * Ends the session in the caller's transaction, if it is a transient one that no other scope works in: so that what the
     * transaction stores last is answered as it was persisted.
     *
     * @return whether it is such a session
     * @throws sojourn.session.EndFailed if a part of the end fails
     * @throws NoCurrentScope if the thread works in none
     */
    @Transactional(TxType.MANDATORY)
    public boolean endIfLast() {
        WorkScope current = scope.get();
        Binding binding = current.binding();
        boolean last = binding.isOwnToEnd() && Scopes.closeIfLast(current);
        if (last) {
            commit.then(binding::ended, binding::reopen);
            implicit.end(binding.own(), binding.owner());
        }
        return last;
    }

    private Optional<SessionId> known(Binding binding) {
        return commit.remembered(binding).map(SessionId.class::cast).or(binding::pinned);
    }

    /** Looks for a session that is there, for reading. */
    private Optional<SessionId> look(Binding binding) {
        if (binding.isOwn()) {
            return Optional.empty();
        }
        Target target = binding.target();
        Optional<SessionId> found = Optional.empty();
        if (target instanceof Target.Named named) {
            found = Optional.of(named.session());
        } else if (target instanceof Target.InPath path) {
            found = path.named()
                    .find(binding.owner())
                    .filter(NamedSession.Found::binds)
                    .map(NamedSession.Found::session);
        } else if (target instanceof Target.Parent parent) {
            found = Optional.of(parent.session()).filter(id -> implicit.isInUse(id, binding.owner()));
        } else if (target instanceof Target.Newest) {
            found = implicit.newestActive(binding.owner());
        }
        return found.map(id -> scopes.pin(binding, id));
    }

    /** Finds or makes a session, and enters it. */
    private SessionId entered(Binding binding) {
        Target target = binding.target();
        if (target instanceof Target.Over over) {
            throw new SessionEnded(over.session());
        }
        if (target instanceof Target.Named named) {
            return enteredNamed(named.session(), binding);
        }
        if (target instanceof Target.InPath path) {
            NamedSession.Found found = path.named().find(binding.owner()).orElseThrow(NoSession::new);
            return enteredNamed(found.session(), binding);
        }
        if (target instanceof Target.Parent parent && !binding.isOwn() && enter(parent.session(), binding)) {
            return parent.session();
        }
        if (target instanceof Target.Newest && !binding.isOwn()) {
            Optional<SessionId> newest = enteredNewest(binding);
            if (newest.isPresent()) {
                return newest.get();
            }
        }
        return enteredOwn(binding);
    }

    /** Enters the newest session of the owner; one that closes meanwhile is no longer the newest. */
    private Optional<SessionId> enteredNewest(Binding binding) {
        while (true) {
            Optional<SessionId> newest = implicit.newestActive(binding.owner())
                    .or(() -> settings.duration().map(duration -> implicit.findOrOpen(binding.owner(), duration)));
            if (newest.isEmpty() || enter(newest.get(), binding)) {
                return newest;
            }
        }
    }

    private SessionId enteredNamed(SessionId id, Binding binding) {
        sessions.enterForWrite(id, binding.owner(), VersionCondition.ANY);
        return id;
    }

    private SessionId enteredOwn(Binding binding) {
        if (binding.isOwn() && !binding.isOwnToEnd()) {
            // Its scopes were done with it, even if nothing had been stored.
            throw new SessionEnded(binding.own());
        }
        binding.makingOwn();
        if (!implicit.enterTransient(binding.own(), binding.owner())) {
            throw new SessionEnded(binding.own());
        }
        return binding.own();
    }

    private boolean enter(SessionId id, Binding binding) {
        return implicit.enter(id, binding.owner());
    }

    private static BoundSession bound(SessionId id, Binding binding) {
        return new BoundSession(id, binding.owner());
    }
}
