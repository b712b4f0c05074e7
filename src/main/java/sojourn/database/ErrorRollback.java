package sojourn.database;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/**
 * Rolls a transaction back that an {@link Error} leaves, such as the end of the heap.
 *
 * <p>The server's own interceptor rolls back for exceptions alone, and would commit half of what was to be done. This one
 * runs inside of it. It also lets {@link SilentRollback} hear how the transaction ends that the call has begun.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class ErrorRollback {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @AroundInvoke
    Object invoke(InvocationContext call) throws Exception {
        watch(call);
        try {
            return call.proceed();
        } catch (Error e) {
            if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
                transactions.setRollbackOnly();
            }
            throw e;
        }
    }

    /** One that was begun before is watched already, by the call that has begun it. */
    private void watch(InvocationContext call) {
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE
                && transactions.getResource(WatchedTransaction.KEY) == null) {
            WatchedTransaction watched = new WatchedTransaction();
            transactions.putResource(WatchedTransaction.KEY, watched);
            transactions.registerInterposedSynchronization(watched);
            call.getContextData().put(WatchedTransaction.KEY, watched);
        }
    }
}
