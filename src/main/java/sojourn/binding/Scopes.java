package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.session.ImplicitSessions;
import sojourn.session.Owner;
import sojourn.session.SessionId;

/**
 * Opens and closes scopes, for those who run work: the filter and the background tasks.
 *
 * <p>Each scope that is opened has to be left, whatever became of its work: the last one of a transient session ends it.
 * Safe for any number of threads.
 */
@ApplicationScoped
public class Scopes {

    private static final Logger LOG = System.getLogger(Scopes.class.getName());

    private final OpenScopes open;
    private final ImplicitSessions sessions;

    @Inject
    Scopes(OpenScopes open, ImplicitSessions sessions) {
        this.open = open;
        this.sessions = sessions;
    }

    /** Opens the scope of a request that came from an address. */
    WorkScope open(
            Caller caller,
            Owner owner,
            Optional<String> address,
            Optional<String> requestId,
            Optional<String> traceId,
            Target target) {
        Binding binding = new Binding(owner, target);
        binding.join();
        return counted(new WorkScope(
                null, caller, address.orElse(null), requestId.orElse(null), traceId.orElse(null), binding));
    }

    /**
     * Opens the scope of a request that is bound to no session, from an address: what it does is done in the name of
     * whoever it says itself. A session that it stored something in would be one that nobody can reach.
     */
    public WorkScope openUnbound(Optional<String> address, Optional<String> requestId) {
        Binding binding = new Binding(unreachable(), new Target.Own());
        binding.join();
        return counted(new WorkScope(null, null, address.orElse(null), requestId.orElse(null), null, binding));
    }

    /**
     * Opens a scope for work that a scope starts: it shares that scope's session, whichever it turns out to be. If that
     * scope's session is over with its last scope, the new one gets another of its own.
     *
     * @param parent empty for work that nobody's request started, which gets a session that nobody can reach
     */
    public WorkScope openChild(Optional<WorkScope> parent) {
        Optional<Binding> shared = parent.map(WorkScope::binding).filter(Binding::join);
        return shared.isPresent() ? child(parent, shared.get()) : openAlone(parent);
    }

    /** Opens a scope for work that a scope starts, with a transient session of its own for the same owner. */
    public WorkScope openAlone(Optional<WorkScope> parent) {
        Owner owner = parent.map(WorkScope::owner).orElseGet(Scopes::unreachable);
        return openWith(parent, new Binding(owner, new Target.Own()));
    }

    /**
     * Opens a scope for work in a session that is given; from now on the session is kept alive. If it is over, the work
     * gets a transient one of the same owner.
     */
    public WorkScope openIn(BoundSession session, Optional<WorkScope> parent) {
        if (parent.filter(starter -> starter.binding().isOwn(session.id())).isPresent()) {
            return openChild(parent);
        }
        Binding binding = new Binding(session.owner(), new Target.Parent(session.id()));
        WorkScope scope = openWith(parent, binding);
        keep(binding, session.id());
        return scope;
    }

    /**
     * Ends the transient session of a scope before its answer is sent, if no other scope is left in it, and something was
     * stored.
     *
     * @throws RuntimeException if the end fails; the session is then left to the cleanup
     */
    public void finish(WorkScope scope) {
        if (scope.isOpen() && scope.binding().isOwnToEnd() && closeIfLast(scope)) {
            endOwn(scope);
        }
    }

    /**
     * Leaves a scope; one that was left already is left alone. The last scope of a transient session ends it.
     *
     * @throws RuntimeException if that end fails; the session is then left to the cleanup
     */
    public void leave(WorkScope scope) {
        if (!scope.close()) {
            return;
        }
        open.closed();
        part(scope);
    }

    /**
     * Lets nobody else join the session of a scope, if nobody but the calling thread works in it any more, be it as a
     * visitor or not; whether that is so. Work that an executor has not begun yet then gets a session of its own.
     */
    static boolean closeIfLast(WorkScope scope) {
        return scope.binding().closeTo(1 + ThreadScope.visits(scope));
    }

    /**
     * Works in a scope on one more thread, which is to {@link #part} from it; where the scope was left, in a new one for the
     * same owner, which is to be left.
     */
    WorkScope join(WorkScope scope) {
        return scope.isOpen() && scope.binding().join() ? scope : openAlone(Optional.of(scope));
    }

    /**
     * Works in a scope on a thread no longer. If the scope was left meanwhile, this may be what ends its transient session.
     *
     * @throws RuntimeException if that end fails
     */
    void part(WorkScope scope) {
        if (scope.binding().leave()) {
            try {
                scope.binding().keptNoLonger().ifPresent(session -> in(scope, () -> release(session)));
            } finally {
                endOwn(scope);
            }
        }
    }

    /** Fixes the session of a scope's binding; from now on it is kept alive. Answers the one that is fixed. */
    SessionId pin(Binding binding, SessionId session) {
        SessionId pinned = binding.pin(session);
        if (pinned.equals(session)) {
            keep(binding, session);
        }
        return pinned;
    }

    private void keep(Binding binding, SessionId session) {
        // Counted before it is noted: whoever leaves meanwhile finds what is to be counted down.
        open.use(session, System.nanoTime());
        binding.keep(session).ifPresent(this::release);
    }

    /** Counts down who uses a session; whoever is the last, after its own scopes have left it to the others, ends it. */
    private void release(SessionId session) {
        open.release(session).ifPresent(owner -> end(session, owner));
    }

    private void endOwn(WorkScope scope) {
        Binding binding = scope.binding();
        if (!binding.isOwnToEnd() || leftToOthers(binding)) {
            return;
        }
        try {
            in(scope, () -> end(binding.own(), binding.owner()));
        } catch (RuntimeException | Error e) {
            binding.endFailed(e);
            throw e;
        } finally {
            binding.ended();
        }
    }

    /**
     * Ends what a scope ends by leaving, as a part of its work: who takes part in an end finds out whose work that is, though
     * the thread may do something else by now.
     */
    private static void in(WorkScope scope, Runnable end) {
        ThreadScope.@Nullable Place before = ThreadScope.set(ThreadScope.Place.of(scope));
        try {
            end.run();
        } finally {
            ThreadScope.set(before);
        }
    }

    private boolean leftToOthers(Binding binding) {
        return open.leaveToOthers(binding.own(), binding.owner(), binding.isKeeping(binding.own()) ? 1 : 0);
    }

    private void end(SessionId session, Owner owner) {
        try {
            sessions.end(session, owner);
        } catch (RuntimeException | Error e) {
            leaveToCleanup(session, e);
            throw e;
        }
    }

    private void leaveToCleanup(SessionId session, Throwable failure) {
        try {
            sessions.leaveToCleanup(session, failure);
        } catch (RuntimeException e) {
            // Its lease runs out, and the cleanup finds it then.
            LOG.log(
                    Level.WARNING,
                    "The end of session {0}, which failed, could not be listed: {1}",
                    session,
                    e.toString());
        }
    }

    private WorkScope openWith(Optional<WorkScope> parent, Binding binding) {
        binding.join();
        return child(parent, binding);
    }

    /** A scope in a binding that counts it already. */
    private WorkScope child(Optional<WorkScope> parent, Binding binding) {
        return counted(new WorkScope(
                parent.map(WorkScope::id).orElse(null),
                parent.flatMap(WorkScope::caller).orElse(null),
                null,
                parent.flatMap(WorkScope::requestId).orElse(null),
                parent.map(WorkScope::traceId).orElse(null),
                binding));
    }

    private WorkScope counted(WorkScope scope) {
        open.opened();
        return scope;
    }

    private static Owner unreachable() {
        return new Owner.Anonymous("task " + UUID.randomUUID());
    }
}
