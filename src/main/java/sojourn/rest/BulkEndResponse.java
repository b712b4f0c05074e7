package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.cluster.ClusterException;
import sojourn.database.DatabaseTrouble;
import sojourn.problem.DatabaseProblems;
import sojourn.problem.Problem;
import sojourn.session.BulkEnd;
import sojourn.session.SessionException;

/** What became of one of many sessions that were to be closed. */
@Schema(name = "BulkEnd")
record BulkEndResponse(
        @Schema(format = "uuid") String id,

        @Schema(enumeration = {"ended", "expired", "already-closed", "not-found", "failed"})
        String result,

        @Schema(
                description = "Why it failed, and lives on: the `type` of the problem that a request for this session"
                        + " alone would be answered, behind `urn:sojourn:problem:`. Null unless it failed.")
        @Nullable
        String code)
        implements Representation {

    private static final String INTERNAL = "internal";

    static BulkEndResponse of(BulkEnd end) {
        return new BulkEndResponse(
                end.session().toString(),
                end.outcome().label(),
                end.failure().map(BulkEndResponse::code).orElse(null));
    }

    private static String code(RuntimeException failure) {
        if (failure instanceof SessionException refusal) {
            return refusal.code();
        }
        if (failure instanceof ClusterException away) {
            return away.code();
        }
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(failure);
        return trouble.map(DatabaseProblems::of).map(Problem::code).orElse(INTERNAL);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("result", result);
        json.writeStringField("code", code);
        json.writeEndObject();
    }
}
