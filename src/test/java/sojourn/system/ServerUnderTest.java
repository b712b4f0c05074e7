package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.TokenSigner;

/**
 * The database and the key of the server that Arquillian starts: there before the first test, gone after the last.
 *
 * <p>Only failsafe names the WAR, so that unit tests start nothing.
 */
public final class ServerUnderTest implements LauncherSessionListener {

    private static final String CONFIGURATION = "arq.container.payara.configuration.";

    private static @Nullable EmbeddedDatabase database;
    private static @Nullable TokenSigner signer;

    static EmbeddedDatabase database() {
        return present(database);
    }

    static TokenSigner signer() {
        return present(signer);
    }

    static Path war() {
        return Path.of(System.getProperty("sojourn.war", ""));
    }

    /** A folder for the files of one run of the tests. */
    static Path folder() {
        return war().resolveSibling("it");
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("sojourn.war") != null) {
            EmbeddedDatabase started = EmbeddedDatabase.start(folder().resolve("database"), 0);
            database = started;
            TokenSigner fresh = TokenSigner.fresh();
            signer = fresh;
            System.setProperty(CONFIGURATION + "microJar", System.getProperty("sojourn.microJar", ""));
            System.setProperty(
                    CONFIGURATION + "cmdOptions",
                    String.join(
                            " ",
                            "-Dhazelcast.socket.bind.any=false",
                            "-Dmp.jwt.verify.publickey=" + oneLine(fresh.publicKey()),
                            "-Dmp.jwt.verify.issuer=" + fresh.issuer(),
                            "-Dsession.schema.user=" + started.user(),
                            "-Dsession.schema.password=" + started.password()));
            System.setProperty(
                    CONFIGURATION + "extraMicroOptions",
                    String.join(
                            " ",
                            "--domainconfig",
                            System.getProperty("sojourn.domainXml", ""),
                            "--addlibs",
                            System.getProperty("sojourn.driverJar", ""),
                            "--prebootcommandfile",
                            poolCommands(started).toString(),
                            "--contextroot",
                            "/",
                            "--nohazelcast",
                            "--disablephonehome"));
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            database.close();
        }
    }

    /** What the environment says when Sojourn is started by hand: here the port is not known before. */
    private static Path poolCommands(EmbeddedDatabase database) {
        String pool = "set resources.jdbc-connection-pool.sojourn.property.";
        try {
            return Files.write(
                    folder().resolve("pool.asadmin"),
                    List.of(
                            pool + "url=" + database.url(),
                            pool + "user=" + database.serverUser(),
                            pool + "password=" + database.password()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String oneLine(String pem) {
        return pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The system tests are run by failsafe: mvn verify");
        }
        return part;
    }
}
