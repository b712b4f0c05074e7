package sojourn.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

/** The first administrator of the console, without whom nobody could log in. */
@Singleton
public class ConsoleSettings {

    static final String NAME = "console.first-admin.name";
    static final String PASSWORD = "console.first-admin.password";

    private static final int SHORTEST_PASSWORD = 12;

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
        password.filter(given -> given.length() < SHORTEST_PASSWORD || given.length() > Credentials.LONGEST_PASSWORD)
                .ifPresent(given -> {
                    throw new SettingRefused("The setting " + PASSWORD + " must have " + SHORTEST_PASSWORD + " to "
                            + Credentials.LONGEST_PASSWORD + " characters.");
                });
        firstAdministrator = name.map(given -> new FirstAdministrator(given, password.orElseThrow()));
    }

    /** Who gets an account if there is none; empty if none is configured. */
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
