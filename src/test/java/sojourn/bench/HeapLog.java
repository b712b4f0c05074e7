package sojourn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import sojourn.local.PayaraMicro;

/** What a server's collector tells of its heap, in a log of its own: how much was used before each collection and after. */
final class HeapLog {

    private static final Pattern COLLECTION = Pattern.compile("Pause [^\n]*?(\\d+)M->(\\d+)M\\(\\d+M\\)");
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Tool jcmd;
    private final Path log;

    /** @param folder where the log lies */
    HeapLog(Path folder) {
        this.jcmd = new Tool("jcmd", "openjdk-17-jdk-headless", folder);
        this.log = folder.resolve("gc.log").toAbsolutePath();
    }

    /** Makes a server write it. */
    String jvmOption() {
        return "-Xlog:gc:file=" + log + "::filecount=0";
    }

    /** Has a server collect all that it no longer needs; the megabytes that are left. */
    long collect(PayaraMicro server) {
        int before = collections(text()).size();
        Tool.Output output = jcmd.run(List.of(Long.toString(server.pid()), "GC.run"), Map.of(), BOUND);
        List<MatchResult> collections = collections(text());
        if (output.exitCode() != 0 || collections.size() == before) {
            throw new CannotMeasure(
                    "the server's heap cannot be collected: " + output.text().strip());
        }
        return after(collections.get(collections.size() - 1));
    }

    /** Where the log ends now. */
    int end() {
        return text().length();
    }

    /** The most megabytes that were used at any time since the log ended there: the heap grows until it is collected. */
    long peakSince(int end) {
        return collections(text().substring(end)).stream()
                .mapToLong(HeapLog::before)
                .max()
                .orElseThrow(() -> new CannotMeasure("the server's heap was not collected"));
    }

    static List<MatchResult> collections(String text) {
        return COLLECTION.matcher(text).results().toList();
    }

    static long before(MatchResult collection) {
        return Long.parseLong(collection.group(1));
    }

    static long after(MatchResult collection) {
        return Long.parseLong(collection.group(2));
    }

    private String text() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
