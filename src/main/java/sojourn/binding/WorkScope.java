package sojourn.binding;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.trace.TraceId;

/**
 * One unit of work inside a session: a request or a task in the background.
 *
 * <p>It is open from {@link Scopes#open} until {@link Scopes#leave}, on whichever threads it works meanwhile, and may be
 * the child of another one, which need not be open for as long. Immutable but for the session that it finds, and safe for
 * any number of threads.
 */
public final class WorkScope {

    /** Made when somebody asks for it, under this object's lock. */
    private @Nullable ScopeId id;

    /** Made when somebody asks for it and the caller has sent none, under this object's lock. */
    private @Nullable String traceId;

    private final @Nullable ScopeId parent;
    private final @Nullable Caller caller;
    private final @Nullable String address;
    private final @Nullable String requestId;
    private final Binding binding;
    private final AtomicBoolean open = new AtomicBoolean(true);

    WorkScope(
            @Nullable ScopeId parent,
            @Nullable Caller caller,
            @Nullable String address,
            @Nullable String requestId,
            @Nullable String traceId,
            Binding binding) {
        this.parent = parent;
        this.caller = caller;
        this.address = address;
        this.requestId = requestId;
        this.traceId = traceId;
        this.binding = binding;
    }

    /** The scope that the current thread works in, for code that nothing can be injected into. */
    public static Optional<WorkScope> ofThread() {
        return ThreadScope.current();
    }

    public synchronized ScopeId id() {
        @Nullable ScopeId known = id;
        if (known == null) {
            known = ScopeId.next();
            id = known;
        }
        return known;
    }

    /** The scope that started this one; empty for a request, and for a task that nobody's request started. */
    public Optional<ScopeId> parent() {
        return Optional.ofNullable(parent);
    }

    /** Whether nothing but its path says which session a request means. */
    public boolean isNamedByPathAlone() {
        return binding.target() instanceof Target.InPath;
    }

    /** Whoever sent the request, also in the tasks that it started; empty in work of the server's own. */
    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /** The address of whoever sent the request, as the server's connection tells it; empty in tasks. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The id of the request, also in the tasks that it started; empty in work of the server's own. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** What the log calls the work: its trace, and the request that it belongs to. */
    public String logName() {
        return requestId == null ? traceId() : traceId() + " (request " + requestId + ")";
    }

    /** The trace that the work belongs to: 32 hexadecimal digits, as in problems and in the log. */
    public synchronized String traceId() {
        @Nullable String known = traceId;
        if (known == null) {
            known = TraceId.fresh();
            traceId = known;
        }
        return known;
    }

    /** Whose sessions, orders and conversations the work may see. */
    public Owner owner() {
        return binding.owner();
    }

    /** The session that the request names, or else the one that the work has used; empty until it uses one. */
    public Optional<SessionId> session() {
        return binding.target() instanceof Target.Named named ? Optional.of(named.session()) : binding.pinned();
    }

    Binding binding() {
        return binding;
    }

    boolean isOpen() {
        return open.get();
    }

    /** Closes the scope; false if it was closed before. */
    boolean close() {
        return open.compareAndSet(true, false);
    }
}
