package sojourn.binding;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import sojourn.settings.SettingsReader;

/** What becomes of requests that name no session, and whose owner has none. */
@Singleton
public class BindingSettings {

    static final String DURATION_MINUTES = "session.binding.duration-minutes";

    private static final int THIRTY_DAYS_IN_MINUTES = 43_200;

    private final int minutes;

    @Inject
    public BindingSettings(SettingsReader settings) {
        minutes = settings.number(DURATION_MINUTES, 0, 1, THIRTY_DAYS_IN_MINUTES);
    }

    /** How long a session that was made for a request lives after its last use; empty if it ends with its last scope. */
    Optional<Duration> duration() {
        return minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes));
    }
}
