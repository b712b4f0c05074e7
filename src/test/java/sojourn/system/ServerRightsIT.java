package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.PayaraMicroBuilder;
import sojourn.local.TokenSigner;

/** The server under test runs as a user to whom the schema does not belong: what this one may not do. */
@ExtendWith(ArquillianExtension.class)
class ServerRightsIT {

    private static final Duration BOUND = Duration.ofMinutes(4);

    /** PostgreSQL's SQLSTATE for what somebody has no right to. */
    private static final String NO_RIGHT = "42501";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table intruder (id int)",
                "alter table session add column intruder int",
                "drop table session cascade",
                "truncate session cascade",
                "create index intruder on session (status)",
                "update audit_entry set actor = 'nobody'",
                "delete from audit_entry",
                "update server_secret set value = value",
                "delete from flyway_schema_history",
                "create function intruder() returns int language sql as 'select 1'",
            })
    void the_running_server_cannot_change_the_schema_nor_what_was_done(String sql) throws SQLException {
        try (Connection connection = asServer();
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(sql))
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(NO_RIGHT));
        }
    }

    @Test
    void it_is_this_user_as_whom_the_server_comes() {
        EmbeddedDatabase database = ServerUnderTest.database();

        assertThat(Tables.count("pg_stat_activity where datname = current_database() and usename = '"
                        + database.serverUser() + "'"))
                .isPositive();
        assertThat(Tables.count("pg_stat_activity where datname = current_database() and usename = '" + database.user()
                        + "' and pid <> pg_backend_pid() and application_name like 'PostgreSQL JDBC%'"))
                .as("connections of the owner that the server has kept")
                .isZero();
    }

    @Test
    void a_node_needs_no_more_where_the_schema_is_up_to_date() {
        PayaraMicroBuilder builder = PayaraMicro.server()
                .folder(ServerUnderTest.folder().resolve("without-owner"))
                .database(ServerUnderTest.database())
                .environment("SESSION_SCHEMA_USER", "")
                .environment("SESSION_SCHEMA_PASSWORD", "")
                .signer(TokenSigner.fresh());
        try (PayaraMicro node = builder.start()) {
            node.awaitReady(BOUND);
        }
    }

    private static Connection asServer() throws SQLException {
        EmbeddedDatabase database = ServerUnderTest.database();
        return DriverManager.getConnection(database.url(), database.serverUser(), database.password());
    }
}
