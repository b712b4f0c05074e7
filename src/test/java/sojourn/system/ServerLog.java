package sojourn.system;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a server has logged, record by record. */
final class ServerLog {

    private static final Pattern BEGINNING = Pattern.compile("(?m)^(?=\\[\\d{4}-\\d\\d-\\d\\dT)");
    private static final Pattern SEVERE = Pattern.compile("^\\[[^]]*] \\[[^]]*] \\[SEVERE]");
    private static final Pattern STACK = Pattern.compile("(?m)^\\s+at [\\w.$]+");

    private final List<String> records;

    /** @param text of a log, from a record's beginning on */
    ServerLog(String text) {
        records = Arrays.asList(BEGINNING.split(text));
    }

    /** The records of errors, and all with a stack trace, but for those in which something known stands. */
    List<String> troubles(List<Pattern> known) {
        return records.stream()
                .filter(record ->
                        SEVERE.matcher(record).find() || STACK.matcher(record).find())
                .filter(record ->
                        known.stream().noneMatch(each -> each.matcher(record).find()))
                .toList();
    }
}
