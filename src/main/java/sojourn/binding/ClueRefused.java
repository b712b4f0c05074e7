package sojourn.binding;

import java.util.List;
import sojourn.problem.FieldError;
import sojourn.problem.Problem;

/** A clue to a request's session by which it cannot be bound, with the problem that its sender is told. */
public final class ClueRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ClueRefused(Problem problem) {
        // Expected: the stack trace would cost more than the request.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** A header that is not as it must be. */
    public static ClueRefused malformed(String header, String must) {
        return new ClueRefused(
                Problem.of("malformed-request", 400, "Malformed request", "The header " + header + " " + must + ".")
                        .withErrors(List.of(new FieldError(header, must))));
    }

    /** A header that names what is not there, or is somebody else's. */
    static ClueRefused absent(String header) {
        return new ClueRefused(Problem.of(
                        "session-not-found",
                        404,
                        "No such session",
                        "What the header " + header + " names is not there, or not yours.")
                .withErrors(List.of(new FieldError(header, "names nothing of yours"))));
    }

    /** A secret that no session has. */
    static ClueRefused unknownSecret(String header) {
        return new ClueRefused(Problem.of(
                "unauthenticated",
                401,
                "Not authenticated",
                "The secret in " + header + " is not one that a session has."));
    }

    /** Several clues, none of which is weaker than another, to different sessions. */
    static ClueRefused disagreeing(List<String> places) {
        return new ClueRefused(Problem.of(
                        "malformed-request",
                        400,
                        "Malformed request",
                        "The request names two different sessions: name one.")
                .withErrors(places.stream()
                        .map(place -> new FieldError(place, "names another session"))
                        .toList()));
    }

    Problem problem() {
        return problem;
    }
}
