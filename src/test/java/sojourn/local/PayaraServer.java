package sojourn.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/**
 * A Payara Server whose domain is made, started and given the WAR by commands of the shell, as an operator types them.
 *
 * <p>The commands find {@code payara6}, {@code domain.xml}, {@code postgresql.jar} and {@code sojourn.war} in their folder,
 * and make the domain {@value #DOMAIN}. What asadmin asks for it finds in its environment. Both listeners are on free ports
 * of the loopback address.
 */
public final class PayaraServer implements AutoCloseable {

    /** Who may administer the domain. */
    public static final String ADMINISTRATOR = "admin";

    public static final String PASSWORD = "administer-it";

    private static final String DOMAIN = "sojourn";
    private static final String USUAL_ADMIN_PORT = "4848";
    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final Duration STOP_BOUND = Duration.ofSeconds(15);

    private final Path folder;
    private final Map<String, String> environment;
    private final int httpPort = Ports.anyFree();
    private final int adminPort = Ports.anyFree();

    private PayaraServer(Path folder, Map<String, String> environment) {
        this.folder = folder.toAbsolutePath().normalize();
        this.environment = new HashMap<>(environment);
        this.environment.put("SOJOURN_HTTP_PORT", Integer.toString(httpPort));
        this.environment.put("AS_ADMIN_USER", ADMINISTRATOR);
        this.environment.put("AS_ADMIN_PASSWORDFILE", passwords().toString());
        String jdk = System.getProperty("java.home", "");
        this.environment.put("AS_JAVA", jdk);
        this.environment.put("PATH", jdk + "/bin:" + System.getenv("PATH"));
    }

    /**
     * Runs the commands to their end. A server that an earlier run left here is stopped, and its domain is gone.
     *
     * @param folder for the server's files, which are made anew
     * @param home where Payara Server was unpacked
     * @param files what else the commands use, by name
     * @param environment what the server is told, beside what this JVM inherited
     * @param commands for port 4848, which is replaced by a free one
     * @throws CannotStart if one of them fails
     */
    public static PayaraServer start(
            Path folder, Path home, Map<String, Path> files, Map<String, String> environment, String commands) {
        PayaraServer server = new PayaraServer(folder, environment);
        stopLeftover(home);
        server.layOut(home, files);
        server.run(commands.replace(USUAL_ADMIN_PORT, Integer.toString(server.adminPort)));
        return server;
    }

    /** Where the WAR answers. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /** Where asadmin and the console are answered. */
    public URI administration() {
        return URI.create("http://127.0.0.1:" + adminPort);
    }

    public long pid() {
        try {
            return Long.parseLong(
                    Files.readString(domain().resolve("config/pid")).strip());
        } catch (IOException e) {
            throw CannotStart.unusable(folder, e);
        }
    }

    /** What the server logs. */
    public Path log() {
        return domain().resolve("logs/server.log");
    }

    /**
     * Runs commands in the server's folder, and answers what they print.
     *
     * @throws CannotStart if one of them fails
     */
    public String run(String commands) {
        Path output = folder.resolve("commands.log");
        try {
            ProcessBuilder bash = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", commands)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            bash.environment().keySet().removeIf(name -> name.startsWith("MP_JWT_"));
            bash.environment().putAll(environment);
            Process process = bash.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new CannotStart("Payara Server does not do what the commands say: " + Files.readString(output));
            }
            return Files.readString(output);
        } catch (IOException e) {
            throw CannotStart.unusable(folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    /** Stops the server in order, with the WAR in it if it is there. */
    @Override
    public void close() {
        run("payara6/bin/asadmin stop-domain " + DOMAIN);
    }

    private Path domain() {
        return domainOf(folder.resolve("payara6"));
    }

    private static Path domainOf(Path home) {
        return home.resolve("glassfish/domains").resolve(DOMAIN);
    }

    private Path passwords() {
        return folder.resolve("passwords");
    }

    /** Whoever has the id now is ours if it was there when the id was written down. */
    private static void stopLeftover(Path home) {
        Path pidFile = domainOf(home).resolve("config/pid");
        try {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            Instant written = Files.getLastModifiedTime(pidFile).toInstant();
            ProcessHandle.of(pid)
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(started -> started.isBefore(written))
                            .isPresent())
                    .ifPresent(process -> new OwnProcess(process).stop(STOP_BOUND));
        } catch (IOException | NumberFormatException e) {
            // Nothing was left here, or nothing that can be told from other processes.
        }
    }

    private void layOut(Path home, Map<String, Path> files) {
        try {
            FileUtils.deleteDirectory(domainOf(home).toFile());
            // A link is deleted, and not what it leads to.
            FileUtils.deleteDirectory(folder.toFile());
            OwnerOnly.createFolder(folder);
            Files.createSymbolicLink(folder.resolve("payara6"), home.toAbsolutePath());
            for (Map.Entry<String, Path> file : files.entrySet()) {
                Files.createSymbolicLink(
                        folder.resolve(file.getKey()), file.getValue().toAbsolutePath());
            }
            OwnerOnly.write(passwords(), "AS_ADMIN_PASSWORD=" + PASSWORD);
        } catch (IOException e) {
            throw CannotStart.unusable(folder, e);
        }
    }
}
