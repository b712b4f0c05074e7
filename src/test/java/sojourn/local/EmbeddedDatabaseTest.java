package sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedDatabaseTest {
    private Path folder = Path.of("target", "embedded-database-test");

    @BeforeEach
    void emptyFolder(TestInfo test) throws IOException {
        folder = folder.resolve(test.getTestMethod().orElseThrow().getName());
        FileUtils.deleteDirectory(folder.toFile());
    }

    @Test
    void whatWasStoredIsThereAfterARestartAndWhenAKilledRunLeftItRunning() throws Exception {
        EmbeddedDatabase abandoned = EmbeddedDatabase.start(folder, 0);
        execute(abandoned, "CREATE TABLE kept AS SELECT 42 AS answer");
        abandoned.restart();
        assertThat(ask(abandoned, "SELECT answer FROM kept")).isEqualTo("42");

        try (EmbeddedDatabase next = EmbeddedDatabase.start(folder, 0)) {
            assertThat(ask(next, "SELECT answer FROM kept")).isEqualTo("42");
            assertThatThrownBy(abandoned::connect).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void anAcknowledgedWriteIsOnTheDiskAndOnlyThePasswordLetsIn() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(database, "SHOW is_superuser")).isEqualTo("off");

            PGSimpleDataSource stranger = new PGSimpleDataSource();
            stranger.setUrl(database.url());
            assertThatThrownBy(() -> stranger.getConnection(database.user(), "guess"))
                    .hasMessageContaining("password");
        }
        Path control = folder.resolve("data").resolve("global").resolve("pg_control");
        Files.writeString(control, "garbage");
        assertRefused("does not start (could not read file \"global/pg_control\"");
    }

    @Test
    void dataOfAnotherVersionIsLeftAlone() throws Exception {
        Path version = Files.createDirectories(folder.resolve("data")).resolve("PG_VERSION");
        Files.writeString(version, "16\n");
        assertRefused("does not hold data of PostgreSQL 17");
        assertThat(version).hasContent("16\n");
    }

    @Test
    void aFolderOfOtherFilesIsLeftAlone() throws Exception {
        Path letter = Files.createDirectories(folder.resolve("data")).resolve("letter.txt");
        Files.writeString(letter, "Dear reader");
        assertRefused("is not a data folder of PostgreSQL");
        assertThat(letter).hasContent("Dear reader");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "no folder");
        assertRefused("see that it is a folder");
        Files.delete(folder);
    }

    private void assertRefused(String part) {
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder, 0).close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(part)
                .hasMessageContaining(folder.toString())
                .hasMessageNotContaining("\n");
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String command) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
