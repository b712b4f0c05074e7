package sojourn.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The place of the value that is being read, in the notation of problems: {@code messages[3].metadata.lang}. */
final class JsonPath {

    /** A longer name is cut: the place is for people. */
    private static final int LONGEST_NAME = 100;

    private final Deque<String> steps = new ArrayDeque<>();

    void enter(String name) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        steps.addLast(steps.isEmpty() ? shown : "." + shown);
    }

    void enter(int index) {
        steps.addLast("[" + index + "]");
    }

    void leave() {
        steps.removeLast();
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (Iterator<String> step = steps.iterator(); step.hasNext(); ) {
            path.append(step.next());
        }
        return path.toString();
    }
}
