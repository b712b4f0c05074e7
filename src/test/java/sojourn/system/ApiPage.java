package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that describes the API to its users, {@code docs/api.md}, taken apart for the tests that hold it to its word. */
final class ApiPage {

    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    /** A row of the table of problems: names, and one status. */
    private static final Pattern PROBLEM = Pattern.compile("\\| ((?:`[a-z-]+`(?:, )?)+) \\| (\\d{3}) \\|.*");

    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

    private ApiPage() {}

    /** The shell's lines of the tour, without those that find the server and a token. */
    static String tour() {
        Matcher block = SHELL.matcher(text());
        block.find();
        StringBuilder script = new StringBuilder();
        while (block.find()) {
            script.append(block.group(1));
        }
        return script.toString();
    }

    /** The rows of the table below a heading, each with its cells, which have lost their back quotes. */
    static List<List<String>> table(String heading) {
        String text = text();
        int start = text.indexOf("\n### " + heading + "\n");
        if (start < 0) {
            throw new AssertionError("docs/api.md has no heading " + heading);
        }
        int next = text.indexOf("\n### ", start + 1);
        return text.substring(start, next < 0 ? text.length() : next)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(cell -> cell.strip().replaceAll("^`|`$", ""))
                        .toList())
                .toList();
    }

    /** The types of problems, without what stands ahead of them, each with the statuses that it has. */
    static Map<String, Set<Integer>> problems() {
        Map<String, Set<Integer>> problems = new TreeMap<>();
        text().lines()
                .map(PROBLEM::matcher)
                .filter(Matcher::matches)
                .forEach(row -> NAME.matcher(row.group(1))
                        .results()
                        .forEach(name -> problems.computeIfAbsent(name.group(1), any -> new TreeSet<>())
                                .add(Integer.valueOf(row.group(2)))));
        return problems;
    }

    private static String text() {
        try {
            return Files.readString(Path.of("docs", "api.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
