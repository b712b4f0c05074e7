package sojourn.binding;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sojourn.session.Owner;
import sojourn.session.SessionId;

/**
 * The one session of a request and of the tasks that it starts, from before it is known which it is.
 *
 * <p>It counts the scopes that share it; whoever counts down to nothing is the last, and no scope joins after that. What
 * was found is pinned by the first who finds it, and the same for all from then on. Safe for any number of threads: each
 * field changes by itself, and a transient session's id is fixed before anybody can store something under it, so that
 * threads who store at once meet in the database.
 */
final class Binding {

    private final Owner owner;
    private final Target target;
    private final SessionId own = SessionId.next();
    private final AtomicInteger scopes = new AtomicInteger();
    private final AtomicReference<@Nullable SessionId> pinned = new AtomicReference<>();

    private final AtomicReference<@Nullable SessionId> kept = new AtomicReference<>();

    /** Whether a row of the transient session may be there. */
    private volatile boolean ownMade;

    /** Whether the transient session was ended, so that who comes now gets another one. */
    private volatile boolean ended;

    private volatile @Nullable Throwable endFailure;

    Binding(Owner owner, Target target) {
        this.owner = owner;
        this.target = target;
    }

    Owner owner() {
        return owner;
    }

    Target target() {
        return target;
    }

    /** The id of the transient session that is made if no other is found. */
    SessionId own() {
        return own;
    }

    /** Counts one more scope; false if the last one has left, or the session was ended with it. */
    boolean join() {
        return !ended && scopes.updateAndGet(count -> count < 0 ? count : count + 1) > 0;
    }

    /** Counts a scope less; whether it was the last. */
    boolean leave() {
        return scopes.updateAndGet(count -> count == 1 ? Integer.MIN_VALUE : count - 1) == Integer.MIN_VALUE;
    }

    /** Whether so many are left, and no more. If all of them are the caller, nobody else could let another one join. */
    boolean isSharedBy(int count) {
        return scopes.get() == count;
    }

    /** The session that was found, empty until one is. */
    Optional<SessionId> pinned() {
        return Optional.ofNullable(pinned.get());
    }

    /** Fixes the session, unless another one was fixed before; answers the one that is. */
    SessionId pin(SessionId session) {
        @Nullable SessionId before = pinned.compareAndExchange(null, session);
        return before == null ? session : before;
    }

    /** Notes that a row of the transient session is about to be made, even if it is never committed. */
    void makingOwn() {
        ownMade = true;
    }

    /** Whether the transient session is the one, be it stored yet or not. */
    boolean isOwn() {
        return ownMade;
    }

    /** Whether there may be a transient session that has to be ended. */
    boolean isOwnToEnd() {
        return ownMade && !ended;
    }

    void ended() {
        ended = true;
    }

    /** Notes why the transient session could not be ended. */
    void endFailed(Throwable why) {
        endFailure = why;
    }

    /** Why the transient session could not be ended, empty if it was, or is still in use. */
    Optional<Throwable> endFailure() {
        return Optional.ofNullable(endFailure);
    }

    /** Notes which session is to be kept alive; false if one is already. */
    boolean keeping(SessionId session) {
        return kept.compareAndSet(null, session);
    }

    /** The session that need not be kept alive any more, because the last scope has left; answered once. */
    Optional<SessionId> keptNoLonger() {
        return scopes.get() < 0 ? Optional.ofNullable(kept.getAndSet(null)) : Optional.empty();
    }
}
