package sojourn.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionalException;

/**
 * Tells whoever began a transaction that it was rolled back, although all that was done in it succeeded.
 *
 * <p>A transaction that runs out of time is only marked. If no statement meets the mark, the server's own interceptor rolls
 * back at the end without a word, and the caller takes what it was handed for done. This one runs around it, and fails as a
 * commit does. Who wants a transaction rolled back throws.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class SilentRollback {

    @AroundInvoke
    Object invoke(InvocationContext call) throws Exception {
        Object result = call.proceed();
        if (call.getContextData().get(WatchedTransaction.KEY) instanceof WatchedTransaction transaction
                && transaction.isRolledBack()) {
            throw new TransactionalException(
                    "A transaction was rolled back when its work was done",
                    new RollbackException("The transaction has run into its time out"));
        }
        return result;
    }
}
