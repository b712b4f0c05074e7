package sojourn.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server has printed, searched for the sentence with which the WAR refuses to start. */
record ServerLog(Path file) {
    private static final Pattern REFUSAL = Pattern.compile("Sojourn cannot start: [^\\r\\n]*?(?=]]|\\R|$)");

    /** The sentence, without the brackets that Payara puts around a record of several lines. */
    Optional<String> refusal() {
        try {
            Matcher matcher = REFUSAL.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
