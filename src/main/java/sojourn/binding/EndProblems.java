package sojourn.binding;

import java.util.Optional;
import sojourn.database.DatabaseTrouble;
import sojourn.problem.DatabaseProblems;
import sojourn.problem.Problem;

/** What a request is told whose transient session could not be ended. */
public final class EndProblems {

    private EndProblems() {}

    public static Problem of(Throwable failure) {
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(failure);
        return trouble.map(DatabaseProblems::of)
                .orElseGet(() -> Problem.of(
                                "end-failed",
                                503,
                                "End failed",
                                "What was stored is kept, but its session could not be ended yet; the server tries again.")
                        .retryAfter(5));
    }
}
