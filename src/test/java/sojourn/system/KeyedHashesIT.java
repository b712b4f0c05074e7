package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sojourn.local.EmbeddedDatabase;

/** The migration that gives keys a keyed hash, on a schema of its own. */
class KeyedHashesIT {

    private static final String SCHEMA = "keyed_hashes";

    @BeforeEach
    @AfterEach
    void drop() {
        Tables.execute("drop schema if exists " + SCHEMA + " cascade");
    }

    @Test
    void keys_that_were_made_before_go_on_to_be_good() throws Exception {
        migrate("7");
        Tables.execute("insert into " + SCHEMA + ".api_key (id, prefix, secret_hash, name, holder_type, holder_name,"
                + " created_by, created_at) values (gen_random_uuid(), 'sojourn_prefix', sha256('the secret'), 'n',"
                + " 'SERVICE', 's', 'a', now())");

        migrate("9");

        try (Connection connection = ServerUnderTest.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select secret_hash, value from " + SCHEMA + ".api_key, "
                        + SCHEMA + ".server_secret where server_secret.name = 'api-keys'")) {
            row.next();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(row.getBytes(2), "HmacSHA256"));
            byte[] expected =
                    mac.doFinal(MessageDigest.getInstance("SHA-256").digest("the secret".getBytes("US-ASCII")));
            assertThat(HexFormat.of().formatHex(row.getBytes(1)))
                    .isEqualTo(HexFormat.of().formatHex(expected));
        }
    }

    private static void migrate(String version) {
        EmbeddedDatabase database = ServerUnderTest.database();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .schemas(SCHEMA)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
