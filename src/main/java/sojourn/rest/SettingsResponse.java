package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.settings.SettingsInForce.Setting;

/** The settings of the node that answers, in the order of their keys. */
@Schema(name = "Settings")
record SettingsResponse(List<SettingResponse> items) implements Representation {

    /** A setting. */
    @Schema(name = "Setting")
    record SettingResponse(
            String key,

            @Schema(description = "What holds; null if there is none, and always for a secret.") @Nullable
            String value,

            @Schema(description = "Whether something gives it; if not, its default holds.")
            boolean given,

            @Schema(description = "The name of the configuration source that gives it, null if none does.") @Nullable
            String source,

            @Schema(description = "Whether its value is shown to nobody.")
            boolean secret)
            implements Representation {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("key", key);
            json.writeStringField("value", value);
            json.writeBooleanField("given", given);
            json.writeStringField("source", source);
            json.writeBooleanField("secret", secret);
            json.writeEndObject();
        }
    }

    static SettingsResponse of(List<Setting> settings) {
        return new SettingsResponse(settings.stream()
                .map(setting -> new SettingResponse(
                        setting.key(), setting.value(), setting.source() != null, setting.source(), setting.secret()))
                .toList());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Representation.writeList(json, "items", items);
        json.writeEndObject();
    }
}
