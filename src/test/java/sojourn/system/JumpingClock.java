package sojourn.system;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Sets the wall clock of another JVM, and of no other process: an agent, which is loaded into the running JVM, adds a
 * shift to what each of its classes is told by the system. The monotonic clock goes on as it does when a real clock is set.
 */
final class JumpingClock {

    private static final String PACKAGE = ClockAgent.class.getPackageName().replace('.', '/');

    private final Path agent;

    private JumpingClock(Path agent) {
        this.agent = agent;
    }

    /** Writes the agent to a folder. */
    static JumpingClock in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path jar = folder.resolve("clock-agent.jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Agent-Class", ClockAgent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        attributes.put(
                Attributes.Name.CLASS_PATH, location(ClassReader.class).toUri().toString());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            Path classes = location(ClockAgent.class);
            try (DirectoryStream<Path> parts =
                    Files.newDirectoryStream(classes.resolve(PACKAGE), ClockAgent.class.getSimpleName() + "*.class")) {
                for (Path part : parts) {
                    out.putNextEntry(new JarEntry(PACKAGE + "/" + part.getFileName()));
                    Files.copy(part, out);
                    out.closeEntry();
                }
            }
        }
        return new JumpingClock(jar);
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the clock of a JVM show so much more than the machine's, or less. */
    void set(long pid, Duration shift) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            try {
                jvm.loadAgent(agent.toString(), Long.toString(shift.toMillis()));
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IllegalStateException(e);
        }
    }
}
