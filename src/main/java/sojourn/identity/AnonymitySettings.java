package sojourn.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import sojourn.settings.SettingsReader;

/** Whether somebody may call without saying who. */
@Singleton
public class AnonymitySettings {

    static final String ENABLED = "session.anonymous.enabled";

    private final boolean enabled;

    @Inject
    public AnonymitySettings(SettingsReader settings) {
        enabled = settings.flag(ENABLED, false);
    }

    boolean isEnabled() {
        return enabled;
    }
}
