package sojourn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on extensions, docs/extending.md, as far as tests read it. */
public record ExtendingPage(String text) {

    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern CLASS =
            Pattern.compile("^public (?:final )?(?:class|record) (\\w+)", Pattern.MULTILINE);
    private static final Pattern ROW = Pattern.compile("^\\| (`sojourn\\.[^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

    public static ExtendingPage read() {
        try {
            return new ExtendingPage(Files.readString(Path.of("docs/extending.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes that the page shows, each by its file. */
    public Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (MatchResult block : all(JAVA)) {
            String source = block.group(1);
            sources.put(first(PACKAGE, source).replace('.', '/') + "/" + first(CLASS, source) + ".java", source);
        }
        return sources;
    }

    /** Writes the classes that the page shows into a folder. */
    public void write(Path folder) throws IOException {
        for (Map.Entry<String, String> source : sources().entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
    }

    /** The types that an extension may use, by their full names; the first column of a table's rows. */
    public List<String> types() {
        return all(ROW).stream()
                .flatMap(row -> {
                    List<String> names = NAME.matcher(row.group(1))
                            .results()
                            .map(name -> name.group(1))
                            .toList();
                    String room = names.get(0).substring(0, names.get(0).lastIndexOf('.') + 1);
                    return names.stream().map(name -> name.startsWith("sojourn.") ? name : room + name);
                })
                .toList();
    }

    private List<MatchResult> all(Pattern pattern) {
        return pattern.matcher(text).results().toList();
    }

    private static String first(Pattern pattern, String source) {
        Matcher found = pattern.matcher(source);
        if (!found.find()) {
            throw new AssertionError("The page shows a block without " + pattern + ": " + source);
        }
        return found.group(1);
    }
}
