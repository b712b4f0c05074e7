package sojourn.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenAPI Generator, the program, in a process of its own. */
final class ClientGenerator {

    private final Path jar = Path.of(System.getProperty("sojourn.generatorJar", ""));
    private final Path folder;

    /** One that leaves what it says in the folder. */
    ClientGenerator(Path folder) {
        this.folder = folder;
    }

    /** What the program came to: its exit code, and what it said. */
    record Outcome(int exitCode, String said) {}

    Outcome validate(Path document) throws IOException, InterruptedException {
        return run("validate", "--recommend", "-i", document.toString());
    }

    /** Makes a client for Java whose only library is Jackson. */
    Outcome generate(Path document, Path target) throws IOException, InterruptedException {
        return run(
                "generate",
                "-i",
                document.toString(),
                "-o",
                target.toString(),
                "-g",
                "java",
                "--library",
                "native",
                "--additional-properties",
                "useJakartaEe=true,openApiNullable=false");
    }

    private Outcome run(String command, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        line.addAll(List.of("-jar", jar.toString(), command));
        line.addAll(List.of(options));
        Path log = folder.resolve(command + ".log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("The generator does not end: see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), Files.readString(log));
    }
}
