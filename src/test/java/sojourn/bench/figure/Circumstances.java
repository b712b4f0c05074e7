package sojourn.bench.figure;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where and how a report came about: machine, versions and settings, in the order in which they are told. */
public record Circumstances(Map<String, String> facts) {

    public Circumstances {
        facts = new LinkedHashMap<>(facts);
    }
}
