package sojourn.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import sojourn.settings.SettingsReader;

/** Whether somebody may call without saying who. */
@Singleton
public class AnonymitySettings {

    static final String ENABLED = "session.anonymous.enabled";

    private final boolean enabled;

    @Inject
    public AnonymitySettings(SettingsReader settings) {
        enabled = settings.oneOf(ENABLED, "false", "true or false", AnonymitySettings::truth);
    }

    boolean isEnabled() {
        return enabled;
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
