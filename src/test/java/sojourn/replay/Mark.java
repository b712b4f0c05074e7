package sojourn.replay;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ties a stored session to the run and the dialogue that it was made for.
 *
 * <p>It is in the metadata of each message, where it survives the session's end without touching the context. A new session
 * has it in its context as well, until the first state replaces it: so a session whose creation was never answered can be
 * told from a stranger's, and a context that was merged or never replaced shows.
 */
record Mark(String run, String dialogue) {
    private static final String FIELD = "replay";

    /** The metadata of a message. */
    Map<String, @Nullable Object> onTurn(int number) {
        return Map.of("run", run, "dialogue", dialogue, "turn", BigDecimal.valueOf(number));
    }

    /** The context of a session before its first state. */
    Map<String, @Nullable Object> asContext() {
        return Map.of(FIELD, Map.of("run", run, "dialogue", dialogue));
    }

    /** The mark in a message's metadata; null if it has none. */
    static @Nullable Mark inMetadata(@Nullable Object metadata) {
        return metadata instanceof Map<?, ?> fields
                        && fields.get("run") instanceof String run
                        && fields.get("dialogue") instanceof String dialogue
                ? new Mark(run, dialogue)
                : null;
    }

    /** The mark in a context; null if it has none. */
    static @Nullable Mark inContext(@Nullable Object context) {
        return context instanceof Map<?, ?> fields ? inMetadata(fields.get(FIELD)) : null;
    }
}
