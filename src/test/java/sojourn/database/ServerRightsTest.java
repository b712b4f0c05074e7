package sojourn.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import sojourn.local.EmbeddedDatabase;

/** That the user of the running server has no right too many is looked at, and not only hoped for. */
class ServerRightsTest {

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Path.of("target", "server-rights-test");
        FileUtils.deleteDirectory(folder.toFile());
        database = EmbeddedDatabase.start(folder, 0);
        execute("create table kept (id int)");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @AfterEach
    void takeBack() {
        execute("revoke create on schema public from " + database.serverUser());
        execute("revoke create on schema public from public");
        execute("drop table if exists own");
    }

    @Test
    void a_user_who_owns_nothing_cannot_change_the_schema() throws SQLException {
        assertThat(excess()).isEmpty();
    }

    @Test
    void one_who_may_create_can() throws SQLException {
        execute("grant create on schema public to " + database.serverUser());

        assertThat(excess().orElseThrow()).contains("create in the schema public", "revoke create on schema public");
    }

    @Test
    void one_among_all_who_may_create_can() throws SQLException {
        execute("grant create on schema public to public");

        assertThat(excess().orElseThrow()).contains("create in the schema public");
    }

    @Test
    void an_owner_can() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(Schema.excess(connection))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("create in the schema"));
        }
    }

    @Test
    void one_to_whom_a_table_belongs_can() throws SQLException {
        execute("grant create on schema public to " + database.serverUser());
        try (Connection connection = asServer();
                Statement statement = connection.createStatement()) {
            statement.execute("create table own (id int)");
        }
        execute("revoke create on schema public from " + database.serverUser());

        assertThat(excess().orElseThrow()).contains("the table own belongs");
        try (Connection connection = asServer();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table own");
        }
    }

    private static Optional<String> excess() throws SQLException {
        try (Connection connection = asServer()) {
            return Schema.excess(connection);
        }
    }

    private static Connection asServer() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        return source.getConnection(database.serverUser(), database.password());
    }

    private static void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
