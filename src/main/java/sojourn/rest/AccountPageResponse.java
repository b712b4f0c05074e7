package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of accounts; {@code next} is the cursor of the page behind it, null on the last one. */
@Schema(name = "AccountPage")
record AccountPageResponse(
        List<AccountResponse> items, @Nullable String next) implements Representation {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Representation.writeList(json, "items", items);
        json.writeStringField("next", next);
        json.writeEndObject();
    }
}
