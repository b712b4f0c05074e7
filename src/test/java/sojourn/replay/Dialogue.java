package sojourn.replay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation of the file: what was said in which order, and what was known after each of the user's turns. */
record Dialogue(String id, List<Turn> turns) {
    /** What the context of the session must be in the end. */
    Map<String, @Nullable Object> lastState() {
        Map<String, @Nullable Object> last = Map.of();
        for (Turn turn : turns) {
            if (turn.state() != null) {
                last = turn.state();
            }
        }
        return last;
    }

    /** One message; a user's turn carries the state that replaces the context. */
    record Turn(String role, String text, @Nullable Map<String, @Nullable Object> state) {}
}
