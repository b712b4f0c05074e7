package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.account.Account;

/** An account of the console as answers show it: of its password nothing. */
@Schema(name = "Account")
record AccountResponse(
        @Schema(format = "uuid") String id,
        String name,

        @Schema(
                description = "What it is for.",
                enumeration = {"admin", "auditor"})
        String role,

        Instant createdAt)
        implements Representation {

    static AccountResponse of(Account account) {
        return new AccountResponse(
                account.id().toString(), account.name(), account.role().label(), account.createdAt());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("name", name);
        json.writeStringField("role", role);
        json.writeStringField("createdAt", createdAt.toString());
        json.writeEndObject();
    }
}
