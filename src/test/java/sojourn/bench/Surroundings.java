package sojourn.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipFile;
import sojourn.bench.figure.Circumstances;

/** Finds out what a report says about machine, versions and settings; what cannot be found out is "unknown". */
final class Surroundings {

    private static final String UNKNOWN = "unknown";
    private static final String BRANDING = "MICRO-INF/domain/branding/glassfish-version.properties";

    private Surroundings() {}

    /** How many processes wanted a processor at once in the last minute, or less than 0 where the system does not tell. */
    static double load() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getSystemLoadAverage();
    }

    /**
     * What the report says.
     *
     * @param postgresql the database's version
     * @param loadBefore the load before anything was started
     */
    static Circumstances of(BenchSettings settings, String postgresql, double loadBefore) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put("commit", commit());
        facts.put("processor", system.getAvailableProcessors() + " × " + processor());
        facts.put("memory", Math.round(system.getTotalMemorySize() / 1e9) + " GB");
        facts.put("system", system.getName() + " " + system.getVersion());
        facts.put("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        facts.put("Payara Micro", payara());
        facts.put("PostgreSQL", postgresql + ", on the same machine, fsync and synchronous_commit on");
        facts.put(
                "load before the start",
                loadBefore < 0
                        ? UNKNOWN
                        : String.format(Locale.ROOT, "%.1f, of which the build of the WAR is about 1", loadBefore));
        facts.put(
                "settings",
                settings.rounds() + " rounds of " + settings.seconds() + " s a target, " + settings.connections()
                        + " connections, " + settings.warmup() + " s of warm-up a server, " + settings.starts()
                        + " starts, " + settings.passes() + " passes of the cleanup");
        return new Circumstances(facts);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String payara() {
        try (ZipFile jar = new ZipFile(System.getProperty("sojourn.microJar", "target/server/payara-micro.jar"));
                InputStream branding = jar.getInputStream(jar.getEntry(BRANDING))) {
            Properties properties = new Properties();
            properties.load(branding);
            return properties.getProperty("major_version") + "." + properties.getProperty("minor_version") + "."
                    + properties.getProperty("update_version");
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String commit() {
        String home = System.getProperty("sojourn.home", ".");
        try {
            Process git = new ProcessBuilder("git", "-C", home, "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? UNKNOWN : commit;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
