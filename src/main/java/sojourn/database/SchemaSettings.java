package sojourn.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

/** Who may change the schema, if that is not the user of the running server. */
@Singleton
public class SchemaSettings {

    static final String USER = "session.schema.user";
    static final String PASSWORD = "session.schema.password";

    private final Optional<Owner> owner;

    @Inject
    public SchemaSettings(SettingsReader settings) {
        Optional<String> user = settings.text(USER);
        Optional<String> password = settings.hidden(PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            throw new SettingRefused(
                    "Of the settings " + USER + " and " + PASSWORD
                            + " one is missing; they name the user to whom the schema belongs, and must be given both or neither.");
        }
        owner = user.map(name -> new Owner(name, password.orElseThrow()));
    }

    /** To whom the schema belongs; empty if it is the user of the data source. */
    Optional<Owner> owner() {
        return owner;
    }

    /** A user of the database. */
    record Owner(String user, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return user;
        }
    }
}
