package sojourn.replay;

/** A reason why the replay cannot go on, as one sentence for the person who started it. */
final class ReplayFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReplayFailure(String sentence) {
        super(sentence);
    }

    ReplayFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
