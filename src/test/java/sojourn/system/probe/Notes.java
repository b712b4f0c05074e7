package sojourn.system.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What work has seen, for the test to read: lines under a key, in their order. */
@ApplicationScoped
public class Notes {

    private final Map<String, Queue<String>> lines = new ConcurrentHashMap<>();

    public void add(String key, String line) {
        lines.computeIfAbsent(key, fresh -> new ConcurrentLinkedQueue<>()).add(line);
    }

    public List<String> of(String key) {
        Queue<String> noted = lines.get(key);
        return noted == null ? List.of() : List.copyOf(noted);
    }
}
