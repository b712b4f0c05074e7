package sojourn.local;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs (initdb, pg_ctl, postgres), unpacked from the Maven artefact for this platform.
 *
 * <p>The artefacts are zonky's, and so is the choice among them. zonky's own driver is not used: it waits out its whole
 * bound when PostgreSQL refuses to start, gives a stop five seconds, lets every local user in without a password, and
 * makes the folder of the programs writable for all.
 */
final class PostgresBinaries {
    /** The major version whose data folders these programs can read. */
    static final String MAJOR = "17";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks the programs beside a database's folder, so that databases beside each other share them. */
    static PostgresBinaries beside(Path folder) {
        try {
            byte[] archive = archive();
            CRC32 checksum = new CRC32();
            checksum.update(archive);
            Path home = folder.resolveSibling("postgresql-programs-" + Long.toHexString(checksum.getValue()));
            if (!Files.isDirectory(home)) {
                unpack(archive, folder, home);
            }
            return new PostgresBinaries(home.toAbsolutePath());
        } catch (IOException e) {
            throw CannotStart.unusable(folder, e);
        }
    }

    private static byte[] archive() throws IOException {
        Logger chatter = Logger.getLogger("io.zonky");
        Level before = chatter.getLevel();
        chatter.setLevel(Level.WARNING);
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", "").replace("amd64", "x86_64"))) {
            return in.readAllBytes();
        } finally {
            chatter.setLevel(before);
        }
    }

    /** Unpacks elsewhere and moves it there at the end, so that a killed attempt leaves no half of it. */
    private static void unpack(byte[] archive, Path folder, Path home) throws IOException {
        Path half = folder.resolve("unpacking");
        FileUtils.deleteDirectory(half.toFile());
        Files.createDirectory(half);
        try (TarArchiveInputStream in = new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = half.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(in, target);
                    if (!target.toFile().setExecutable((entry.getMode() & 0111) != 0)) {
                        throw new IOException("no permission to make " + target + " executable");
                    }
                }
            }
            Files.move(half, home);
        } catch (FileSystemException e) {
            // Somebody else may have unpacked it meanwhile, which is as good.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            FileUtils.deleteQuietly(half.toFile());
        }
    }

    /** Runs one of the programs to its end. */
    Outcome run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root. In a user namespace of its own it sees itself as nobody.
        if (new UnixSystem().getUid() == 0) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor() == 0, output.strip());
        } catch (IOException e) {
            return new Outcome(false, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(false, program + " was interrupted");
        }
    }

    /** How a program ended, with all that it said. */
    record Outcome(boolean success, String output) {}
}
