package sojourn.bench;

/** Why a measurement cannot be made or counts for nothing: one sentence for the user. */
final class CannotMeasure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    CannotMeasure(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    CannotMeasure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
