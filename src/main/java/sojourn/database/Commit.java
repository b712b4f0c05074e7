package sojourn.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.function.Consumer;

/** The commit of the transaction that the caller is in, and what waits for it. */
@ApplicationScoped
public class Commit {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** Whether the caller is in a transaction, so that there is a commit to wait for. */
    public boolean isAhead() {
        return transactions.getTransactionStatus() == Status.STATUS_ACTIVE;
    }

    /** Whether the caller is in a transaction that will be rolled back whatever it does. */
    public boolean isLost() {
        return transactions.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK;
    }

    /** What was remembered for this transaction under a key, empty outside of a transaction. */
    public Optional<Object> remembered(Object key) {
        return isAhead() ? Optional.ofNullable(transactions.getResource(key)) : Optional.empty();
    }

    /** Remembers something for as long as the transaction lasts. */
    public void remember(Object key, Object value) {
        transactions.putResource(key, value);
    }

    /** Runs an action after the commit; after a rollback it is forgotten. The action must not throw. */
    public void then(Runnable action) {
        then(action, () -> {});
    }

    /** Runs one of two actions when the transaction is over. They must not throw. */
    public void then(Runnable committed, Runnable rolledBack) {
        atEnd(outcome -> (outcome == Outcome.COMMITTED ? committed : rolledBack).run());
    }

    /** Runs an action when the transaction is over, with what became of it. It must not throw. */
    public void atEnd(Consumer<Outcome> action) {
        transactions.registerInterposedSynchronization(new Synchronization() {

            /** Only a transaction that is to be committed tells this. */
            private boolean isCommitting;

            @Override
            public void beforeCompletion() {
                isCommitting = true;
            }

            @Override
            public void afterCompletion(int status) {
                action.accept(
                        status == Status.STATUS_COMMITTED
                                ? Outcome.COMMITTED
                                : isCommitting ? Outcome.UNKNOWN : Outcome.ROLLED_BACK);
            }
        });
    }

    /** What became of a transaction. */
    public enum Outcome {
        COMMITTED,
        ROLLED_BACK,
        /** The commit failed: the database may have carried it out all the same. */
        UNKNOWN
    }
}
