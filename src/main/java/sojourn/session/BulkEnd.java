package sojourn.session;

import java.util.Optional;

/**
 * What became of one of many sessions that were to be closed.
 *
 * @param failure why it could not be closed, where that is the outcome
 */
public record BulkEnd(SessionId session, Outcome outcome, Optional<RuntimeException> failure) {

    /** What a wish to close a session can come to. */
    public enum Outcome {
        ENDED("ended"),
        /** As it was wished, or because its time had run out. */
        EXPIRED("expired"),
        ALREADY_CLOSED("already-closed"),
        NOT_FOUND("not-found"),
        /** It lives on. */
        FAILED("failed");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** Its name in the API. */
        public String label() {
            return label;
        }
    }

    static BulkEnd of(SessionId session, Outcome outcome) {
        return new BulkEnd(session, outcome, Optional.empty());
    }

    static BulkEnd failed(SessionId session, RuntimeException failure) {
        return new BulkEnd(session, Outcome.FAILED, Optional.of(failure));
    }
}
