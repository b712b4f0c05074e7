package sojourn.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables that the WAR needs: brought to its version when it is deployed. Nodes that start at once wait for each other. */
@ApplicationScoped
public class Schema {

    @Resource(lookup = "jdbc/sojourn")
    private DataSource database;

    /**
     * Applies the migrations that the database has not seen.
     *
     * @throws org.flywaydb.core.api.FlywayException if the database does not answer, or has a schema of another product
     */
    public void migrate() {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
