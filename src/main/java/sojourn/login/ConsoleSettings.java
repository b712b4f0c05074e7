package sojourn.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import sojourn.account.Credentials;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

/** The first administrator of the console, without whom nobody could log in. */
@Singleton
public class ConsoleSettings {

    static final String NAME = "console.first-admin.name";
    static final String PASSWORD = "console.first-admin.password";

    private final Optional<FirstAdministrator> firstAdministrator;

    @Inject
    public ConsoleSettings(SettingsReader settings) {
        Optional<String> name = settings.text(NAME);
        Optional<String> password = settings.hidden(PASSWORD);
        if (name.isPresent() != password.isPresent()) {
            throw new SettingRefused("Of the settings " + NAME + " and " + PASSWORD
                    + " one is missing; they are the console's first account, and must be given both or neither.");
        }
        name.filter(given -> !Credentials.isName(given)).ifPresent(given -> {
            throw new SettingRefused("The setting " + NAME + " is \"" + given + "\", but must be a name of 1 to "
                    + Credentials.LONGEST_NAME + " characters.");
        });
        // What is not allowed is not repeated: it may be the password of something else.
        password.filter(given -> !Credentials.isNewPassword(given)).ifPresent(given -> {
            throw new SettingRefused("The setting " + PASSWORD + " must have " + Credentials.SHORTEST_PASSWORD + " to "
                    + Credentials.LONGEST_PASSWORD + " characters.");
        });
        firstAdministrator = name.map(given -> new FirstAdministrator(given, password.orElseThrow()));
    }

    /** Who gets an account if no administrator has one; empty if none is configured. */
    Optional<FirstAdministrator> firstAdministrator() {
        return firstAdministrator;
    }

    /** An account that is to be made. */
    record FirstAdministrator(String name, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return name;
        }
    }
}
