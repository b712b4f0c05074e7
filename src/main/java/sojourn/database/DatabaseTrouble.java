package sojourn.database;

import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Optional;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** The passing troubles of a database, as an exception's causes tell them: it is away, overloaded, or two transactions met. */
public enum DatabaseTrouble {
    /** It cannot be reached, is starting or stopping, or no connection was free in time. */
    UNAVAILABLE,
    /** It gave up a statement or transaction that may succeed when repeated. */
    CONTENDED;

    private static final int DEEPEST = 32;

    /**
     * The trouble behind an exception, empty if it is none that passes by itself.
     *
     * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL's error codes</a>
     */
    public static Optional<DatabaseTrouble> behind(Throwable thrown) {
        Optional<DatabaseTrouble> trouble = Optional.empty();
        int depth = 0;
        for (@Nullable Throwable cause = thrown; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                // What PostgreSQL or its driver says counts more than what the pool made of it.
                return of(sql.getSQLState());
            }
            if (trouble.isEmpty()) {
                trouble = of(cause);
            }
        }
        return trouble;
    }

    /** The server's own exceptions, which carry no state. */
    private static Optional<DatabaseTrouble> of(Throwable thrown) {
        if (thrown instanceof ResourceException || thrown instanceof SystemException || thrown instanceof XAException) {
            return Optional.of(UNAVAILABLE);
        }
        @Nullable String message = thrown.getMessage();
        boolean timedOut = thrown instanceof RollbackException && message != null && message.contains("time out");
        return timedOut ? Optional.of(CONTENDED) : Optional.empty();
    }

    private static Optional<DatabaseTrouble> of(String state) {
        if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("58")) {
            return Optional.of(UNAVAILABLE);
        }
        return switch (state) {
            case "40001", "40P01", "55P03", "57014" -> Optional.of(CONTENDED);
            default -> Optional.empty();
        };
    }
}
