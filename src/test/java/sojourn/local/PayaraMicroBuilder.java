package sojourn.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link PayaraMicro} is to run, and with which settings. */
public final class PayaraMicroBuilder {
    private final List<String> jvmOptions = new ArrayList<>();
    private final List<String> microOptions = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, @Nullable Path> files = new HashMap<>();
    private int httpPort;

    PayaraMicroBuilder() {
        for (String name : List.of("war", "microJar", "driverJar", "domainXml")) {
            String value = System.getProperty("sojourn." + name);
            if (value != null) {
                files.put(name, Path.of(value).toAbsolutePath());
            }
        }
    }

    public PayaraMicroBuilder war(Path war) {
        return file("war", war);
    }

    public PayaraMicroBuilder microJar(Path jar) {
        return file("microJar", jar);
    }

    public PayaraMicroBuilder driverJar(Path jar) {
        return file("driverJar", jar);
    }

    public PayaraMicroBuilder domainXml(Path domainXml) {
        return file("domainXml", domainXml);
    }

    /** The folder for the server's files and its log; what an earlier run left running on it is stopped. */
    public PayaraMicroBuilder folder(Path folder) {
        return file("folder", folder);
    }

    private PayaraMicroBuilder file(String name, Path file) {
        files.put(name, file.toAbsolutePath().normalize());
        return this;
    }

    /** The database, which the server uses as one who may not change the schema. */
    public PayaraMicroBuilder database(EmbeddedDatabase database) {
        return environment("SOJOURN_DATABASE_URL", database.url())
                .environment("SOJOURN_DATABASE_USER", database.serverUser())
                .environment("SOJOURN_DATABASE_PASSWORD", database.password())
                .environment("SESSION_SCHEMA_USER", database.user())
                .environment("SESSION_SCHEMA_PASSWORD", database.password());
    }

    /** Makes the server trust this signer's tokens, and no others. */
    public PayaraMicroBuilder signer(TokenSigner signer) {
        return environment("MP_JWT_VERIFY_PUBLICKEY", signer.publicKey())
                .environment("MP_JWT_VERIFY_ISSUER", signer.issuer());
    }

    /** An environment variable, beside those of this JVM, which the server inherits. */
    public PayaraMicroBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A setting by its MicroProfile Config key. */
    public PayaraMicroBuilder setting(String key, String value) {
        return jvmOption("-D" + key + "=" + value);
    }

    public PayaraMicroBuilder jvmOption(String option) {
        jvmOptions.add(option);
        return this;
    }

    /** An option of Payara Micro itself, such as {@code --accesslog}, with its value. */
    public PayaraMicroBuilder microOption(String name, String value) {
        microOptions.addAll(List.of(name, value));
        return this;
    }

    /** The port on the loopback address; 0 for any free one. */
    public PayaraMicroBuilder httpPort(int port) {
        httpPort = port;
        return this;
    }

    /**
     * Finds out early whether the port can be had, so that nothing need be started in vain.
     *
     * @throws CannotStart if it is taken
     */
    void checkPort() {
        if (httpPort != 0 && !Ports.isFree(httpPort)) {
            throw new CannotStart("Port " + httpPort + " is taken: stop the program that listens there, or choose"
                    + " another port with -Dport=<number>.");
        }
    }

    /**
     * Starts the process, without waiting until it is ready.
     *
     * @throws CannotStart if the port is taken or the folder cannot be written
     */
    public PayaraMicro start() {
        ServerFolder folder = new ServerFolder(get("folder"));
        folder.stopLeftover();
        checkPort();
        int port = httpPort == 0 ? Ports.anyFree() : httpPort;
        try {
            OwnerOnly.createFolder(folder.path());
            ProcessBuilder builder = new ProcessBuilder(command(folder, port))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.log().toFile());
            if (environment.containsKey("MP_JWT_VERIFY_PUBLICKEY")) {
                builder.environment().keySet().removeIf(name -> name.startsWith("MP_JWT_"));
            }
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            folder.remember(process.pid());
            return new PayaraMicro(process, URI.create("http://127.0.0.1:" + port), folder);
        } catch (IOException e) {
            throw CannotStart.unusable(folder.path(), e);
        }
    }

    private List<String> command(ServerFolder folder, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.add(folder.mark());
        command.add("-Dhazelcast.socket.bind.any=false");
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", get("microJar").toString()));
        command.addAll(List.of("--rootdir", folder.root().toString()));
        command.addAll(List.of("--domainconfig", get("domainXml").toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--nocluster", "--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--addlibs", get("driverJar").toString()));
        command.addAll(microOptions);
        command.addAll(List.of("--contextroot", "/", "--deploy", get("war").toString()));
        return command;
    }

    private Path get(String name) {
        Path file = Objects.requireNonNull(files.get(name), name);
        if (!name.equals("folder") && !Files.isRegularFile(file)) {
            throw new CannotStart(file + " is missing: build it with mvn package.");
        }
        return file;
    }
}
