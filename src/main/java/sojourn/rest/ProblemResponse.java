package sojourn.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A problem as {@link sojourn.problem.ProblemJson} writes it: only its shape, for the API's document. */
@Schema(name = "Problem")
record ProblemResponse(
        @Schema(format = "uri", description = "Says which kind of problem it is; stable.")
        String type,

        String title,
        int status,

        @Schema(description = "A sentence about this request.")
        String detail,

        String instance,

        @Schema(description = "The fields at fault, if any.")
        List<FieldErrorResponse> errors,

        @Schema(description = "The id under which the server's log speaks of the request.")
        String traceId) {

    /** One field at fault. */
    @Schema(name = "FieldError")
    record FieldErrorResponse(String field, String message) {}
}
