package sojourn.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program from the path that generates load, run to its end. */
final class Tool {

    private final String name;
    private final String debianPackage;
    private final Path folder;

    /** @param folder where the program's output is kept */
    Tool(String name, String debianPackage, Path folder) {
        this.name = name;
        this.debianPackage = debianPackage;
        this.folder = folder;
    }

    /** Finds out that the program is there, before anything costly is started. */
    void require() {
        // Not every one knows --version as an option, but each ends at once.
        run(List.of("--version"), Map.of(), Duration.ofSeconds(10));
    }

    /** Runs the program and tells all that it printed, whatever its exit code. */
    Output run(List<String> arguments, Map<String, String> environment, Duration bound) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        Path printed = folder.resolve(name + ".out");
        Process process = start(command, environment, printed);
        try {
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CannotMeasure(name + " did not end within " + bound.toSeconds() + " seconds.");
            }
            return new Output(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CannotMeasure("The output of " + name + " cannot be read: " + e + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(List<String> command, Map<String, String> environment, Path printed) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(folder);
            return builder.start();
        } catch (IOException e) {
            throw new CannotMeasure(
                    name + " cannot be run (" + e.getMessage() + "): the benchmark needs it on the path; on Debian, "
                            + "apt-get install " + debianPackage + ".",
                    e);
        }
    }

    /** What a program left behind. */
    record Output(int exitCode, String text) {}
}
