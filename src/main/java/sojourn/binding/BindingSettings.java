package sojourn.binding;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import sojourn.session.SessionSettings;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

/** What becomes of requests that name no session, and whose owner has none. */
@Singleton
public class BindingSettings {

    static final String DURATION_MINUTES = "session.binding.duration-minutes";

    private static final int A_YEAR_IN_MINUTES = 525_600;

    private final int minutes;

    @Inject
    public BindingSettings(SettingsReader settings, SessionSettings sessions) {
        minutes = settings.number(DURATION_MINUTES, 0, 1, A_YEAR_IN_MINUTES);
        if (Duration.ofMinutes(minutes).compareTo(sessions.maxLifetime()) > 0) {
            throw new SettingRefused("The setting " + DURATION_MINUTES + " is " + minutes
                    + ", but must be at most session.max-lifetime-hours, which is "
                    + sessions.maxLifetime().toHours() + " hours.");
        }
    }

    /** How long a session that was made for a request lives after its last use; empty if it ends with its last scope. */
    Optional<Duration> duration() {
        return minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes));
    }
}
