package sojourn.settings;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Reads settings from MicroProfile Config: environment variables, system properties, the application server's console.
 *
 * <p>Every method throws {@link SettingRefused} for a value that is not allowed. A value that is absent or blank is the
 * default.
 */
@Dependent
public class SettingsReader {

    private final Config config;

    @Inject
    public SettingsReader(Config config) {
        this.config = config;
    }

    public Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String key, String absent) {
        return text(key).orElse(absent);
    }

    /** One of a closed set of names. */
    public <T> T oneOf(String key, T absent, String names, Function<String, Optional<T>> byName) {
        Optional<String> value = text(key);
        return value.isEmpty()
                ? absent
                : byName.apply(value.get()).orElseThrow(() -> SettingRefused.of(key, value.get(), names));
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String key, int absent, int least, int most) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, with the same sentence as a number out of range.
        }
        throw SettingRefused.of(key, value.get(), "a whole number from " + least + " to " + most);
    }
}
