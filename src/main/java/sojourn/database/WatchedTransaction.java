package sojourn.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Hears how a transaction ends: of one that only its own thread uses. */
final class WatchedTransaction implements Synchronization {

    /** Under which it is known to the transaction, and to the call that began it. */
    static final String KEY = WatchedTransaction.class.getName();

    private boolean isRolledBack;

    /** Whether it is over, and was rolled back. */
    boolean isRolledBack() {
        return isRolledBack;
    }

    @Override
    public void beforeCompletion() {
        // Nothing is to be done.
    }

    @Override
    public void afterCompletion(int status) {
        isRolledBack = status != Status.STATUS_COMMITTED;
    }
}
