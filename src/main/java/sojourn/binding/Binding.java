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

    /** The count when the last has left. */
    private static final int GONE = Integer.MIN_VALUE;

    /** A bit beside the count: nobody joins any more. */
    private static final int CLOSED = 1 << 30;

    private final Owner owner;
    private final Target target;

    /** Made when somebody asks for it, under this object's lock. */
    private @Nullable SessionId own;

    /** How many share the session, {@link #CLOSED} or not, or {@link #GONE}. */
    private final AtomicInteger scopes = new AtomicInteger();

    private final AtomicReference<@Nullable SessionId> pinned = new AtomicReference<>();

    /** The session that is kept alive for this; changed under this object's lock. */
    private @Nullable SessionId kept;

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
    synchronized SessionId own() {
        @Nullable SessionId known = own;
        if (known == null) {
            known = SessionId.next();
            own = known;
        }
        return known;
    }

    /** Counts one more scope; false if the last one has left, or the session is ended with those that there are. */
    boolean join() {
        int before = scopes.getAndUpdate(count -> isOpen(count) ? count + 1 : count);
        return isOpen(before) && !ended;
    }

    /** Counts a scope less; whether it was the last. */
    boolean leave() {
        return scopes.updateAndGet(count -> (count & ~CLOSED) == 1 ? GONE : count - 1) == GONE;
    }

    /** Lets nobody else join, if so many are left and no more; whether they are. */
    boolean closeTo(int count) {
        return scopes.compareAndSet(count, count | CLOSED) || scopes.get() == (count | CLOSED);
    }

    /** Lets others join again. */
    void reopen() {
        scopes.updateAndGet(count -> count == GONE ? count : count & ~CLOSED);
    }

    private static boolean isOpen(int count) {
        return count >= 0 && (count & CLOSED) == 0;
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

    /** Whether a session is the transient one of these scopes. */
    boolean isOwn(SessionId session) {
        return ownMade && own().equals(session);
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

    /**
     * Notes which session is to be kept alive from now on. Answers the one that is not, or not twice: the one before, or this
     * one, if it is kept already or nobody is left who needs it.
     */
    synchronized Optional<SessionId> keep(SessionId session) {
        if (scopes.get() == GONE || session.equals(kept)) {
            return Optional.of(session);
        }
        Optional<SessionId> before = Optional.ofNullable(kept);
        kept = session;
        return before;
    }

    /** Whether this is one of those who keep a session alive. */
    synchronized boolean isKeeping(SessionId session) {
        return session.equals(kept);
    }

    /** The session that need not be kept alive any more, because the last scope has left; answered once. */
    synchronized Optional<SessionId> keptNoLonger() {
        Optional<SessionId> before = Optional.ofNullable(kept);
        kept = null;
        return before;
    }
}
