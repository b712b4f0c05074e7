package sojourn.database;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The passing troubles of a database, as an exception's causes tell them: it is away, overloaded, or two transactions met. */
public enum DatabaseTrouble {
    /** It cannot be reached, is starting or stopping, or no connection was free in time. */
    UNAVAILABLE,
    /** It gave up a statement or transaction that may succeed when repeated. */
    CONTENDED;

    /**
     * The trouble behind an exception, empty if it is none that passes by itself.
     *
     * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL's error codes</a>
     */
    public static Optional<DatabaseTrouble> behind(Throwable thrown) {
        int depth = 0;
        for (@Nullable Throwable cause = thrown; cause != null && depth < 32; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql) {
                Optional<DatabaseTrouble> trouble = of(sql);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<DatabaseTrouble> of(SQLException sql) {
        @Nullable String state = sql.getSQLState();
        if (state == null) {
            // The pool's own failures carry no state: no connection could be made, or none was free in time.
            return isPool(sql) ? Optional.of(UNAVAILABLE) : Optional.empty();
        }
        if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("58")) {
            return Optional.of(UNAVAILABLE);
        }
        return switch (state) {
            case "40001", "40P01", "55P03", "57014" -> Optional.of(CONTENDED);
            default -> Optional.empty();
        };
    }

    private static boolean isPool(SQLException sql) {
        @Nullable String message = sql.getMessage();
        return message != null && message.startsWith("Error in allocating a connection");
    }
}
