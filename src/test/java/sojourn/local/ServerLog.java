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
        Matcher matcher = REFUSAL.matcher(text());
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** Whether the server is up without the WAR: it logs its own readiness last, also when a deployment failed. */
    boolean saysDeploymentFailed() {
        return text().contains("Exception while loading the app") && text().contains(" ready in ");
    }

    private String text() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // It is not there yet, or being made anew.
            return "";
        }
    }
}
