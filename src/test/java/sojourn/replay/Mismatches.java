package sojourn.replay;

import java.util.ArrayList;
import java.util.List;

/** What differs between the file and the server. Safe for many threads. */
final class Mismatches {
    private final List<String> lines = new ArrayList<>();

    /** Adds one: the dialogue, or the session if no dialogue is known, then what differs. */
    synchronized void add(String subject, String difference) {
        lines.add(subject + ": " + difference);
    }

    synchronized int count() {
        return lines.size();
    }

    synchronized List<String> first(int most) {
        return lines.stream().sorted().limit(most).toList();
    }
}
