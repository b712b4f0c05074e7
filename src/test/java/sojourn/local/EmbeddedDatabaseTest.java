package sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {
    private static final Path FOLDER = Path.of("target", "embedded-database-test");

    @Test
    void dataSurvivesARestartAndSettingsAreDurable() throws Exception {
        long t = System.nanoTime();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(FOLDER.resolve("plain"), 0)) {
            System.out.println("started " + (System.nanoTime() - t) / 1000000);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS kept (n int)");
                ResultSet row = statement.executeQuery("SHOW fsync");
                row.next();
                assertThat(row.getString(1)).isEqualTo("on");
            }
            t = System.nanoTime();
            database.restart();
            System.out.println("restarted " + (System.nanoTime() - t) / 1000000);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT * from kept");
            }
            t = System.nanoTime();
        }
        System.out.println("stopped " + (System.nanoTime() - t) / 1000000);
    }
}
