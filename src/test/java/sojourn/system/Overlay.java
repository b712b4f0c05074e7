package sojourn.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import sojourn.ExtendingPage;
import sojourn.system.probe.Gates;

/**
 * The WAR that a Maven overlay makes of the built one: with one more jar in WEB-INF/lib, which holds the example of
 * docs/extending.md, compiled from the page, and the tests' own extension.
 */
final class Overlay {

    private static final String BEANS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;

    private final Path folder;

    Overlay(Path folder) {
        this.folder = folder;
    }

    /** Makes the WAR, and answers where it is. */
    Path war() throws IOException {
        Files.createDirectories(folder);
        Path jar = jar(compiledExample());
        Path war = folder.resolve("extended.war");
        Files.copy(ServerUnderTest.war(), war, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(war)) {
            Files.copy(jar, zip.getPath("WEB-INF/lib/extension.jar"));
        }
        return war;
    }

    private Path compiledExample() throws IOException {
        Path sources = Files.createTempDirectory(folder, "sources-");
        Path classes = Files.createTempDirectory(folder, "classes-");
        ExtendingPage.read().write(sources);
        List<String> errors = JavaSources.in(sources).compile(classes);
        if (!errors.isEmpty()) {
            throw new AssertionError("The example of the page does not compile: " + errors);
        }
        return classes;
    }

    private Path jar(Path example) throws IOException {
        Path jar = folder.resolve("extension.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            put(out, "META-INF/beans.xml", BEANS.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            putAll(out, example, example);
            Path tests = testClasses();
            putAll(out, tests, tests.resolve(Gates.class.getPackageName().replace('.', '/')));
        }
        return jar;
    }

    private static Path testClasses() {
        try {
            return Path.of(Gates.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void putAll(JarOutputStream out, Path root, Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                try {
                    put(out, root.relativize(file).toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
