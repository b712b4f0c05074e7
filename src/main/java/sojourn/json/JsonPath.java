package sojourn.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The place of the value that is being read, in the notation of problems: {@code messages[3].metadata.lang}. */
final class JsonPath {

    private final Deque<String> steps = new ArrayDeque<>();

    void enter(String name) {
        String shown = ShownName.of(name);
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
