package sojourn.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Settings as a test gives them. */
public record GivenSettings(Map<String, String> values) implements Config {

    public static SettingsReader reader(String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new SettingsReader(new GivenSettings(values));
    }

    @Override
    public <T> Optional<T> getOptionalValue(String key, Class<T> type) {
        return Optional.ofNullable(values.get(key)).map(type::cast);
    }

    @Override
    public <T> T getValue(String key, Class<T> type) {
        return getOptionalValue(key, type).orElseThrow();
    }

    @Override
    public ConfigValue getConfigValue(String key) {
        return new Given(key, values.get(key));
    }

    /** A value that the test gives. */
    private record Given(String name, @Nullable String value) implements ConfigValue {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public @Nullable String getValue() {
            return value;
        }

        @Override
        public @Nullable String getRawValue() {
            return value;
        }

        @Override
        public String getSourceName() {
            return "the test";
        }

        @Override
        public int getSourceOrdinal() {
            return 0;
        }
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }
}
