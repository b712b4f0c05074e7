package sojourn.settings;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Base64;
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

    private static final int SECRET_BYTES = 32;

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

    /** A secret of 32 random bytes in Base64. What is not allowed is not repeated: it may be a secret all the same. */
    public Optional<byte[]> secret(String key) {
        return text(key).map(text -> {
            try {
                byte[] bytes = Base64.getDecoder().decode(text);
                if (bytes.length == SECRET_BYTES) {
                    return bytes;
                }
            } catch (IllegalArgumentException e) {
                // Refused below, with the same sentence.
            }
            throw new SettingRefused(
                    "The setting " + key + " must be 32 random bytes in Base64, as by: openssl rand -base64 32.");
        });
    }
}
