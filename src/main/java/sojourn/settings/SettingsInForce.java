package sojourn.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The settings as they were read when the WAR was deployed, for whoever wonders what holds. Safe for any number of threads. */
@ApplicationScoped
public class SettingsInForce {

    private final ConcurrentSkipListMap<String, Setting> settings = new ConcurrentSkipListMap<>();

    /** All of them, in the order of their keys. */
    public List<Setting> list() {
        return List.copyOf(settings.values());
    }

    void note(Setting setting) {
        settings.put(setting.key(), setting);
    }

    /**
     * One setting.
     *
     * @param value what holds; null if nothing does, and for secrets, which are not remembered here
     * @param source the name of the configuration source that gives it; null if none does, so that the default holds
     * @param secret whether its value is kept from everybody
     */
    public record Setting(
            String key, @Nullable String value, @Nullable String source, boolean secret) {}
}
