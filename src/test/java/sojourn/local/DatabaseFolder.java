package sojourn.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** The folder that keeps a database between runs: PostgreSQL's data, its log, and the password made with it. */
record DatabaseFolder(Path path) {
    static final String SUPERUSER = "postgres";

    /** Makes the folder if it is missing. */
    static DatabaseFolder open(Path path) {
        try {
            OwnerOnly.createFolder(path);
        } catch (IOException e) {
            throw CannotStart.unusable(path, e);
        }
        if (!Files.isWritable(path)) {
            throw new CannotStart(
                    path + " is not writable for you: change its owner, or run as the user it belongs to.");
        }
        return new DatabaseFolder(path);
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("postgresql.log");
    }

    private Path passwordFile() {
        return path.resolve("password");
    }

    /** Sees that data of the right version is there, making it if there is none, and returns the password. */
    String prepare(PostgresBinaries binaries) {
        try {
            if (Files.exists(data())) {
                checkVersion();
                if (!Files.exists(passwordFile())) {
                    throw new CannotStart("The password of the database, " + passwordFile()
                            + ", is missing: put it back, or move " + path + " away to begin with an empty database.");
                }
            } else {
                create(binaries);
            }
            return Files.readString(passwordFile());
        } catch (IOException e) {
            throw CannotStart.unusable(path, e);
        }
    }

    private void checkVersion() throws IOException {
        Path file = data().resolve("PG_VERSION");
        if (!Files.isRegularFile(file)) {
            throw new CannotStart(
                    data() + " is not a data folder of PostgreSQL: move it away to begin with an empty database.");
        }
        String version = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        if (!version.equals(PostgresBinaries.MAJOR)) {
            throw new CannotStart(data() + " does not hold data of PostgreSQL " + PostgresBinaries.MAJOR
                    + " (its PG_VERSION says otherwise): move it away to begin with an empty database.");
        }
    }

    /** Makes the data beside its place and moves it there at the end, so that a killed attempt leaves no half of it. */
    private void create(PostgresBinaries binaries) throws IOException {
        // A password that is there already belongs to data that was moved away and may come back.
        if (!Files.exists(passwordFile())) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            OwnerOnly.write(passwordFile(), Base64.getUrlEncoder().encodeToString(random));
        }
        Path half = path.resolve("data.new");
        FileUtils.deleteDirectory(half.toFile());
        PostgresBinaries.Outcome outcome = binaries.run(
                "initdb",
                "--pgdata=" + half,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        if (!outcome.success()) {
            throw new CannotStart("PostgreSQL cannot make its data in " + path + " ("
                    + lastLine(outcome.output().lines().toList()) + "): see that the disk has room"
                    + " and that you may write there.");
        }
        Files.move(half, data());
    }

    /** Stops the PostgreSQL that runs on the data, if there is one, whoever started it. */
    void stopLeftover(PostgresBinaries binaries) {
        Optional<Long> recorded = recordedPid();
        Optional<OwnProcess> running = recorded.flatMap(pid -> OwnProcess.find(pid, data().toString()));
        if (running.isPresent()) {
            binaries.run("pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", data().toString());
            if (!running.get().awaitEnd(Duration.ofSeconds(10))) {
                running.get().stop(Duration.ofSeconds(10));
            }
        } else if (recorded.flatMap(ProcessHandle::of).isPresent()) {
            // The recorded process is somebody else's; PostgreSQL would take it for its own and refuse to start.
            FileUtils.deleteQuietly(data().resolve("postmaster.pid").toFile());
        }
    }

    private Optional<Long> recordedPid() {
        try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Puts the log of the run before aside, so that the log tells of one run. */
    void beginLog() {
        try {
            if (Files.exists(log())) {
                Files.move(log(), path.resolve("postgresql.previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw CannotStart.unusable(path, e);
        }
    }

    /** Why PostgreSQL refused to start on this folder, as far as its log tells. */
    CannotStart broken() {
        String reason;
        try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
            reason = lastLine(lines.filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .map(line -> line.replaceFirst(".*(FATAL|PANIC): +", ""))
                    .toList());
        } catch (IOException e) {
            reason = "it left no log";
        }
        return new CannotStart("The database in " + data() + " does not start (" + reason + "): see " + log()
                + ", repair it, or move that folder away to begin with an empty one.");
    }

    private static String lastLine(List<String> lines) {
        return lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1);
    }
}
