package sojourn.rest;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import sojourn.problem.Problem;

/** The problems that operations can answer, as the API's document describes them, by their status. */
final class ProblemDocument {

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("400", "Malformed: the body, a parameter, an id or a header cannot be read. `errors` names it."),
            Map.entry("401", "The request has no token, or one that is not valid here."),
            Map.entry(
                    "403",
                    "The token does not have the role that this needs; or a write whose token is in a cookie does not show"
                            + " that it comes from a page of this server."),
            Map.entry("404", "There is nothing at this address, or it is not yours."),
            Map.entry("406", "The answer can only be had as application/json."),
            Map.entry(
                    "409",
                    "The state forbids it: the session is paused, a conversation or an order is full, a session has as many"
                            + " conversations or orders as it may, the order is no draft, a patch's test failed or its"
                            + " place is not there, or a request with this Idempotency-Key is still being answered."),
            Map.entry("410", "The session has ended; it can be read, but not changed."),
            Map.entry(
                    "412", "The session or order has another version than If-Match names; `ETag` is the current one."),
            Map.entry(
                    "413",
                    "The body, the context, a message, a conversation's metadata or an order's attributes are too large."),
            Map.entry("415", "The body has a media type that is not taken here."),
            Map.entry(
                    "422",
                    "A value can be read and cannot be accepted, or the Idempotency-Key belongs to another request."),
            Map.entry("429", "More requests came than may; try again after `Retry-After` seconds."),
            Map.entry("503", "The database does not answer or is overloaded; try again after `Retry-After` seconds."),
            Map.entry("default", "Another problem; its type says which."));

    private ProblemDocument() {}

    /** The name under which operations refer to the problems of a status. */
    static String name(String status) {
        return status.equals("default") ? "Problem" : "Problem" + status;
    }

    static Map<String, APIResponse> responses() {
        Map<String, APIResponse> responses = new TreeMap<>();
        DESCRIPTIONS.forEach((status, description) -> responses.put(name(status), response(status, description)));
        return responses;
    }

    private static APIResponse response(String status, String description) {
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType().schema(RecordSchemas.reference("Problem"))));
        switch (status) {
            case "401" -> response.addHeader("WWW-Authenticate", header("The scheme: Bearer."));
            case "409" ->
                response.addHeader("Retry-After", seconds("Given where trying again helps: seconds until then."));
            case "412" -> response.addHeader("ETag", header("The current version."));
            case "415" -> response.addHeader("Accept-Patch", header("For PATCH: the media types that are taken."));
            case "429", "503" -> response.addHeader("Retry-After", seconds("Seconds until it is worth trying again."));
            default -> {
                // The body says it all.
            }
        }
        return response;
    }

    static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(SchemaType.STRING));
    }

    private static Header seconds(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(SchemaType.INTEGER));
    }
}
