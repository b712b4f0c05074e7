package sojourn.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import sojourn.settings.SettingRefused;

/** The tables that the WAR needs: brought to its version when it is deployed. Nodes that start at once wait for each other. */
@ApplicationScoped
public class Schema {

    private static final String EXCESS = """
            select 'it may create in the schema ' || current_schema() || ', which "revoke create on schema '
                       || current_schema() || ' from public, ' || current_user || '" mends'
             where has_schema_privilege(current_schema(), 'create')
             union all
            select 'it is ' || tableowner || ', or a member of it, to whom the table ' || tablename || ' belongs'
              from (select tableowner, tablename from pg_tables
                     where schemaname = current_schema() and pg_has_role(tableowner, 'member')
                     order by tablename limit 1) own
             limit 1""";

    @Resource(lookup = "jdbc/sojourn")
    private DataSource database;

    private final SchemaSettings settings;

    @Inject
    Schema(SchemaSettings settings) {
        this.settings = settings;
    }

    /**
     * Applies the migrations that the database has not seen, as the user to whom the schema belongs; if that is not the
     * user of the data source, this one is granted what it needs.
     *
     * @throws FlywayException if the database does not answer, or has a schema of another product
     * @throws SettingRefused if the two users are one, or the server's could change the schema all the same
     */
    public void migrate() {
        FluentConfiguration flyway =
                Flyway.configure(Schema.class.getClassLoader()).locations("classpath:db/migration");
        settings.owner().ifPresentOrElse(owner -> connectAs(owner, flyway), () -> flyway.dataSource(database));
        flyway.load().migrate();
        if (settings.owner().isPresent()) {
            refuseExcess();
        }
    }

    private void refuseExcess() {
        try (Connection connection = database.getConnection()) {
            Optional<String> excess = excess(connection);
            if (excess.isPresent()) {
                throw new SettingRefused("The setting " + SchemaSettings.USER
                        + " is given so that the user of the data source jdbc/sojourn cannot change the schema, but it can: "
                        + excess.get() + ".");
            }
        } catch (SQLException e) {
            throw new FlywayException("The data source does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Why a user could change the schema that it uses, which no grant of ours takes back: by what it was granted earlier, or
     * owns, or has by a role; empty if it could not.
     */
    static Optional<String> excess(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EXCESS);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /** By connections of its own, which are closed behind it: none of the pool's ever has the owner's rights. */
    private void connectAs(SchemaSettings.Owner owner, FluentConfiguration flyway) {
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData server = connection.getMetaData();
            if (server.getUserName().equals(owner.user())) {
                throw new SettingRefused("The setting " + SchemaSettings.USER + " is \"" + owner.user()
                        + "\", but must be another user than that of the data source jdbc/sojourn.");
            }
            flyway.dataSource(server.getURL(), owner.user(), owner.password())
                    .callbacks(new ServerRights(server.getUserName()));
        } catch (SQLException e) {
            throw new FlywayException("The data source does not answer: " + e.getMessage(), e);
        }
    }
}
