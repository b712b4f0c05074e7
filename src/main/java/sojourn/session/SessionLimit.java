package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import sojourn.database.Commit;

/**
 * The most sessions that an owner may have unexpired, paused ones too; part of the transaction that opens or adopts
 * one.
 *
 * <p>The lock on the owner decides between sessions that are opened or adopted at once, on whichever node.
 */
@ApplicationScoped
class SessionLimit {

    private final OwnerLockRepository owners;
    private final SessionCopies copies;
    private final SessionSettings settings;
    private final Commit commit;
    private final Event<SessionsDue> due;

    @Inject
    SessionLimit(
            OwnerLockRepository owners,
            SessionCopies copies,
            SessionSettings settings,
            Commit commit,
            Event<SessionsDue> due) {
        this.owners = owners;
        this.copies = copies;
        this.settings = settings;
        this.commit = commit;
        this.due = due;
    }

    /**
     * Locks an owner, for a transaction that has other locks to take before it knows whether it needs room: the owner's lock
     * comes ahead of theirs.
     */
    void lock(Owner owner) {
        owners.lock(owner);
    }

    /**
     * Makes room for one more session of an owner: what is beyond the limit expires now, least recently active first, and
     * is ended like anything else that has expired.
     *
     * @throws TooManySessions if there is no room and the policy is not to make some
     * @throws TooManyAnonymousSessions if there is no room for one of nobody
     */
    void makeRoom(Owner owner) {
        if (owner instanceof Owner.Anonymous) {
            checkAnonymous();
            return;
        }
        owners.lock(owner);
        long beyond = owners.countUnexpired(owner) + 1 - settings.maxActiveSessions();
        if (beyond <= 0) {
            return;
        }
        if (settings.limitPolicy() == LimitPolicy.REJECT) {
            throw new TooManySessions(settings.maxActiveSessions());
        }
        copies.changing(owners.expireLeastRecentlyActive(owner, beyond));
        commit.then(() -> due.fire(new SessionsDue()));
    }

    /** Strangers do not make room for each other: one of them could drive all the others out. */
    private void checkAnonymous() {
        owners.lockAnonymous();
        if (owners.areOpenAnonymous(settings.maxActiveAnonymousSessions())
                && owners.countUnexpiredAnonymous() >= settings.maxActiveAnonymousSessions()) {
            throw new TooManyAnonymousSessions();
        }
    }
}
