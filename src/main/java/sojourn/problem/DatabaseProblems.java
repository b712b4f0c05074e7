package sojourn.problem;

import sojourn.database.DatabaseTrouble;

/** What a database's passing troubles are over HTTP: 503, and when to try again. */
public final class DatabaseProblems {

    private static final int SERVICE_UNAVAILABLE = 503;

    private DatabaseProblems() {}

    public static Problem of(DatabaseTrouble trouble) {
        return switch (trouble) {
            case UNAVAILABLE ->
                Problem.of(
                                "database-unavailable",
                                SERVICE_UNAVAILABLE,
                                "Database unavailable",
                                "The database does not answer; try again in a few seconds.")
                        .retryAfter(5);
            case CONTENDED ->
                Problem.of("busy", SERVICE_UNAVAILABLE, "Busy", "Too many requests work on the same data; try again.")
                        .retryAfter(1);
        };
    }
}
