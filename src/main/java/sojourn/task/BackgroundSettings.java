package sojourn.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import sojourn.settings.SettingsReader;

/** How much work may wait, and how long it may take when the server stops. */
@Singleton
public class BackgroundSettings {

    static final String QUEUE_CAPACITY = "background.queue-capacity";
    static final String GRACE_SECONDS = "background.grace-seconds";

    private final int queueCapacity;
    private final Duration grace;

    @Inject
    public BackgroundSettings(SettingsReader settings) {
        queueCapacity = settings.number(QUEUE_CAPACITY, 100, 1, 100_000);
        grace = Duration.ofSeconds(settings.number(GRACE_SECONDS, 30, 0, 3_600));
    }

    /** How many tasks may wait; a further one is refused. */
    int queueCapacity() {
        return queueCapacity;
    }

    /** How long running tasks are waited for when the server stops. */
    Duration grace() {
        return grace;
    }
}
