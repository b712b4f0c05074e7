package sojourn.bench.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How PostgreSQL carried out a statement once, as its auto_explain tells.
 *
 * @param statement the SQL as it was sent
 * @param steps the plan with what was seen: rows, loops and buffers, without costs and times
 */
record Plan(String statement, String steps) {

    private static final Pattern COSTS = Pattern.compile(" *\\(cost=[^)]*\\)");
    private static final Pattern SCAN = Pattern.compile("Scan.*\\(actual rows=(\\d+) loops=(\\d+)\\)");
    private static final Pattern INDEX =
            Pattern.compile("(?:Index (?:Only )?Scan(?: Backward)? using|Bitmap Index Scan on) (\\w+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by (?:Filter|Index Recheck): (\\d+)");

    /** Reads an entry of the log: the statement, and from the first line with costs on the plan. */
    static Optional<Plan> parse(String entry) {
        StringBuilder statement = new StringBuilder();
        StringBuilder steps = new StringBuilder();
        for (String line : entry.lines().toList()) {
            boolean planned = !steps.isEmpty() || line.contains("  (cost=");
            (planned ? steps : statement).append(line).append('\n');
        }
        String begin = "Query Text: ";
        return statement.indexOf(begin) == 0 && !steps.isEmpty()
                ? Optional.of(new Plan(
                        statement.substring(begin.length()).strip(),
                        COSTS.matcher(steps).replaceAll(" ").strip()))
                : Optional.empty();
    }

    /** The statement with one blank wherever it has blanks. */
    String words() {
        return statement.replaceAll("\\s+", " ");
    }

    boolean readsWholeTables() {
        return steps.contains("Seq Scan on");
    }

    /** The indexes by which it reads. */
    List<String> indexes() {
        return INDEX.matcher(steps)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** The statement in lines, where it was sent in one. */
    String readable() {
        return statement.contains("\n")
                ? statement
                : statement
                        .replaceAll(" in \\(\\$1,[^)]*\\)", " in (\\$1, …)")
                        .replaceAll(" (from|where|order by|set|values|for no key update) ", "\n $1 ")
                        .replaceAll("(.{80,100}?),(?=.{20})", "$1,\n       ");
    }

    /** The steps, with the first of each list's values only. */
    String shortened() {
        return steps.replaceAll("'\\{([^,}]*),[^}]*}'", "'{$1, …}'")
                .replaceAll("ARRAY\\[([^,\\]]*),[^\\]]*]", "ARRAY[$1, …]");
    }

    /** The most rows that one of its scans met, whether it kept them or not. */
    long rowsRead() {
        long most = 0;
        long loops = 1;
        long kept = 0;
        for (String line : steps.lines().toList()) {
            Matcher scan = SCAN.matcher(line);
            if (scan.find()) {
                loops = Long.parseLong(scan.group(2));
                kept = Long.parseLong(scan.group(1));
                most = Math.max(most, kept * loops);
            }
            Matcher removed = REMOVED.matcher(line);
            if (removed.find()) {
                most = Math.max(most, (kept + Long.parseLong(removed.group(1))) * loops);
            }
        }
        return most;
    }
}
