package sojourn.replay;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session as the API returned it, with its messages in the order of the answer.
 *
 * <p>The values are what was in the answer, not what should have been: any of them may be absent or of a wrong type.
 */
record Transcript(
        String sessionId, @Nullable Object status, @Nullable Object context, List<Entry> entries) {

    /** One stored message. */
    record Entry(
            @Nullable Object sequence,
            @Nullable Object role,
            @Nullable Object content,
            @Nullable Object metadata) {}

    /** What the session was made for; null if nothing in it says so. */
    @Nullable
    Mark mark() {
        for (Entry entry : entries) {
            Mark mark = Mark.inMetadata(entry.metadata());
            if (mark != null) {
                return mark;
            }
        }
        return Mark.inContext(context);
    }

    /** In what the session differs from the dialogue: the first difference of the messages, the status, the context. */
    List<String> differencesFrom(Dialogue dialogue, String run) {
        List<String> differences = new ArrayList<>();
        String message = messageDifference(dialogue, new Mark(run, dialogue.id()));
        if (message != null) {
            differences.add(message);
        }
        if (!"ENDED".equals(status)) {
            differences.add("the status is " + status + ", not ENDED");
        }
        if (!dialogue.lastState().equals(context)) {
            differences.add("the context is " + Json.excerpt(context) + ", not the last state "
                    + Json.excerpt(dialogue.lastState()));
        }
        return differences;
    }

    private @Nullable String messageDifference(Dialogue dialogue, Mark mark) {
        int expected = dialogue.turns().size();
        String count = entries.size() == expected ? "" : entries.size() + " messages, not " + expected + "; ";
        for (int i = 0; i < Math.min(expected, entries.size()); i++) {
            String difference = difference(i + 1, dialogue.turns().get(i), entries.get(i), mark);
            if (difference != null) {
                return count + "message " + (i + 1) + ": " + difference;
            }
        }
        return count.isEmpty() ? null : count + "the others are equal";
    }

    private static @Nullable String difference(int number, Dialogue.Turn turn, Entry entry, Mark mark) {
        if (!BigDecimal.valueOf(number).equals(entry.sequence())) {
            return "the sequence is " + entry.sequence();
        }
        if (!turn.role().equals(entry.role())) {
            return "the role is " + entry.role() + ", not " + turn.role();
        }
        if (!(entry.content() instanceof String content)) {
            return "the content is no text";
        }
        int at =
                Arrays.mismatch(turn.text().getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8));
        if (at >= 0) {
            return "from byte " + (at + 1) + " the content is " + Json.excerpt(content) + ", not "
                    + Json.excerpt(turn.text());
        }
        if (!Objects.equals(mark.onTurn(number), entry.metadata())) {
            return "the metadata is " + Json.excerpt(entry.metadata());
        }
        return null;
    }
}
