package sojourn.session;

import java.util.Optional;

/** What happens to a new session whose owner has as many as allowed. */
enum LimitPolicy {
    /** The least recently active ones make room: they expire. */
    EXPIRE_OLDEST("expire-oldest"),
    /** It is refused. */
    REJECT("reject");

    static final String NAMES = "expire-oldest or reject";

    private final String label;

    LimitPolicy(String label) {
        this.label = label;
    }

    /** Its name in the settings. */
    String label() {
        return label;
    }

    static Optional<LimitPolicy> of(String label) {
        for (LimitPolicy policy : values()) {
            if (policy.label.equals(label)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
