package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The commands that a page tells an operator to type. */
final class DocumentedCommands {

    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    private DocumentedCommands() {}

    /** The first block of commands with a text in it, without lines that stand for what the reader knows ("…"). */
    static String of(String page, String text) {
        return SHELL.matcher(read(page))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " has no commands with " + text))
                .replaceAll("(?m)^export .*…$", "");
    }

    private static String read(String page) {
        try {
            return Files.readString(Path.of("docs", page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
