package sojourn.settings;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

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
    private final SettingsInForce inForce;

    @Inject
    SettingsReader(Config config, SettingsInForce inForce) {
        this.config = config;
        this.inForce = inForce;
    }

    /** For settings that nobody asks for again. */
    public SettingsReader(Config config) {
        this(config, new SettingsInForce());
    }

    public Optional<String> text(String key) {
        return noted(key, null);
    }

    public String text(String key, String absent) {
        return noted(key, absent).orElse(absent);
    }

    /** A text that nobody is shown. */
    public Optional<String> hidden(String key) {
        Optional<String> value = value(key);
        inForce.note(new SettingsInForce.Setting(
                key, null, value.map(given -> source(key)).orElse(null), true));
        return value;
    }

    private Optional<String> noted(String key, @Nullable String absent) {
        Optional<String> value = value(key);
        inForce.note(new SettingsInForce.Setting(
                key, value.orElse(absent), value.map(given -> source(key)).orElse(null), false));
        return value;
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String source(String key) {
        @Nullable String name = config.getConfigValue(key).getSourceName();
        return name == null ? "unknown" : name;
    }

    /**
     * One of a closed set of names.
     *
     * @param absent the name of the default
     */
    public <T> T oneOf(String key, String absent, String names, Function<String, Optional<T>> byName) {
        String value = text(key, absent);
        return byName.apply(value).orElseThrow(() -> SettingRefused.of(key, value, names));
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean absent) {
        return oneOf(key, Boolean.toString(absent), "true or false", SettingsReader::truth);
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String key, int absent, int least, int most) {
        // A default out of bounds means that there is none.
        Optional<String> value = noted(key, absent < least || absent > most ? null : Integer.toString(absent));
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
        return hidden(key).map(text -> {
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
