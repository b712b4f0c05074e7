package sojourn.bench.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** PostgreSQL's log of how it carried out the product's statements. */
final class PlanLog {

    /** By the settings below each entry begins with the client's name, and its further lines with a tab. */
    private static final Pattern ENTRY =
            Pattern.compile("^sojourn\\|LOG:  duration: [\\d.]+ ms  plan:\n((?:\t.*\n)+)", Pattern.MULTILINE);

    private static final String SETTINGS = """
            log_line_prefix = '%a|'
            session_preload_libraries = 'auto_explain'
            auto_explain.log_min_duration = 0
            auto_explain.log_analyze = on
            auto_explain.log_buffers = on
            auto_explain.log_timing = off
            auto_explain.log_triggers = on
            auto_explain.log_nested_statements = on
            auto_explain.log_parameter_max_length = 0
            """;

    private final Path folder;

    /** @param folder of the database */
    PlanLog(Path folder) {
        this.folder = folder;
    }

    /** Makes PostgreSQL write it from its next start on. */
    void turnOn() {
        try {
            Files.writeString(
                    folder.resolve("data").resolve("postgresql.auto.conf"), SETTINGS, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every statement of the product since PostgreSQL's start, in order. */
    List<Plan> plans() {
        try {
            return parse(Files.readString(folder.resolve("postgresql.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Plan> parse(String log) {
        return ENTRY.matcher(log)
                .results()
                .map(entry -> Plan.parse(entry.group(1).replaceAll("(?m)^\t", "")))
                .flatMap(Optional::stream)
                .toList();
    }
}
