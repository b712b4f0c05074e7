package sojourn.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.limit.FixedLimits;
import sojourn.session.SessionId;

/** The body of a POST that closes many sessions: their ids. */
@Schema(name = "SessionIds")
record SessionIdsRequest(
        @Schema(minItems = 1, maxItems = FixedLimits.SESSIONS_AT_ONCE, description = "UUIDs, each closed by itself.")
        List<String> ids) {

    static List<SessionId> read(JsonFields fields) {
        List<SessionId> ids =
                fields
                        .uuids("ids", FixedLimits.SESSIONS_AT_ONCE)
                        .orElseGet(() -> fields.missing("ids", List.of()))
                        .stream()
                        .map(SessionId::new)
                        .toList();
        fields.check();
        return ids;
    }
}
