package sojourn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages lead to what is there: their links, and the tests that docs/guarantees.md names. */
class DocsTest {

    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern GUARANTEE =
            Pattern.compile("(?s)## (G\\d+) .*?```sh\\nmvn verify -Dit.test=(.*?)\\n```");
    private static final Path GUARANTEES = Path.of("docs", "guarantees.md");

    @Test
    void every_link_leads_somewhere() throws IOException {
        for (Path page : pages()) {
            for (String link : linksOf(page)) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty()
                        ? page
                        : page.resolveSibling(parts[0]).normalize();
                assertThat(target).as(link + " in " + page).exists();
                if (parts.length == 2) {
                    assertThat(anchorsOf(target)).as(link + " in " + page).contains(parts[1]);
                }
            }
        }
    }

    @Test
    void every_guarantee_names_tests_that_are_there() throws IOException {
        List<MatchResult> guarantees =
                GUARANTEE.matcher(Files.readString(GUARANTEES)).results().toList();
        assertThat(guarantees.stream().map(guarantee -> guarantee.group(1)).toList())
                .isEqualTo(IntStream.rangeClosed(1, 10)
                        .mapToObj(number -> "G" + number)
                        .toList());
        for (MatchResult guarantee : guarantees) {
            for (String test : guarantee.group(2).split(",", -1)) {
                assertThat(Path.of("src", "test", "java", "sojourn", "system", test + ".java"))
                        .exists();
            }
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static List<String> linksOf(Path page) throws IOException {
        String text = CODE.matcher(Files.readString(page)).replaceAll("");
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains(":"))
                .toList();
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchorsOf(Path page) {
        try {
            return HEADING.matcher(Files.readString(page))
                    .results()
                    .map(heading -> heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9 _-]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
