package sojourn.rest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import sojourn.binding.SessionIdClue;
import sojourn.identity.AnonymousSecret;
import sojourn.limit.FixedLimits;
import sojourn.order.OrderClue;
import sojourn.patch.MergePatch;
import sojourn.patch.OperationsPatch;

/** One operation of the API's document, and what follows from its address and method: its headers and its problems. */
record ApiOperation(String path, String method, Operation operation) {

    private static final String RESPONSES = "#/components/responses/";

    /** The operations that show one session or order without being conditional. */
    private static final Set<String> READS_AND_OPENS =
            Set.of("readSession", "readAnybodysSession", "readBoundSession", "openSession", "readOrder");

    /** The operations that work in the session that the request is bound to. */
    private static final Set<String> BOUND = Set.of("readBoundSession", "draftBoundOrder");

    /** The operations that may make an anonymous session. */
    private static final Set<String> OPENS = Set.of("openSession", "draftBoundOrder");

    /** The operation that needs two credentials: the caller's own, and the session's secret. */
    private static final String ADOPTS = "adoptSession";

    void finish() {
        if (method.equals("PATCH")) {
            // The server takes but one of an annotation's two media types.
            operation.setRequestBody(OASFactory.createRequestBody()
                    .required(true)
                    .content(OASFactory.createContent()
                            .addMediaType(MergePatch.MEDIA_TYPE, patch("MergePatch"))
                            .addMediaType(OperationsPatch.MEDIA_TYPE, patch("JsonPatch"))));
        }
        if (isConditional()) {
            operation.addParameter(header(
                    IfMatch.HEADER,
                    "Makes the write conditional: the ETag of the " + (isOnOrder() ? "order" : "session")
                            + " that it is meant for, several, or `*`. A tag in double quotes, such as `\"7\"`."));
        }
        if (isBound()) {
            operation.addParameter(id(SessionIdClue.HEADER, "The session that is meant."));
            operation.addParameter(id(OrderClue.HEADER, "An order whose session is meant."));
        }
        if (isRepeatable()) {
            Parameter key = header(
                    Call.KEY_HEADER,
                    "Makes the request repeatable: within 24 hours the same request with the same key is done once and"
                            + " answered alike. Visible ASCII characters.");
            key.getSchema().setMinLength(1);
            key.getSchema().setMaxLength(FixedLimits.IDEMPOTENCY_KEY_LENGTH);
            operation.addParameter(key);
        }
        if (operation.getOperationId().equals(ADOPTS)) {
            operation.setSecurity(List.of(with("token"), with("key")));
        }
        operation.getResponses().getAPIResponses().forEach(this::describeSuccess);
        problems()
                .forEach(status -> operation
                        .getResponses()
                        .addAPIResponse(
                                status, OASFactory.createAPIResponse().ref(RESPONSES + ProblemDocument.name(status))));
    }

    private Set<String> problems() {
        Set<String> statuses = new TreeSet<>(Set.of("401", "406", "429", "503", "default"));
        // A write by cookie may be cross-site.
        if (isAdministrative() || !method.equals("GET")) {
            statuses.add("403");
        }
        if (isOnUser()) {
            statuses.add("400");
        } else if (hasId() || isBound()) {
            statuses.addAll(Set.of("400", "404"));
        }
        if (path.endsWith("/content") || isOnAccount() && !method.equals("GET")) {
            statuses.add("409");
        }
        if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
            statuses.add("400");
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(Set.of("400", "413", "415", "422"));
        }
        if (isConditional()) {
            statuses.add("412");
        }
        if (isRepeatable()) {
            statuses.addAll(Set.of("409", "422"));
        }
        if (isWriteInSession()) {
            statuses.addAll(Set.of("409", "410"));
        }
        return statuses;
    }

    private void describeSuccess(String status, APIResponse response) {
        if (isConditional() && !status.equals("204") && !isAboutConversations()
                || READS_AND_OPENS.contains(operation.getOperationId())) {
            String whose = path.contains("/orders") ? "order" : "session";
            response.addHeader("ETag", ProblemDocument.header("The " + whose + "'s version, for If-Match."));
        }
        if (isBound()) {
            response.addHeader(
                    SessionIdClue.HEADER, ProblemDocument.header("The session that the request was bound to."));
        }
        if (OPENS.contains(operation.getOperationId())) {
            response.addHeader(
                    AnonymousSecret.HEADER,
                    ProblemDocument.header(
                            "The secret of a session that a caller without credentials has got. Told once."));
        }
        if (isRepeatable()) {
            response.addHeader(
                    Writes.REPLAYED_HEADER,
                    ProblemDocument.header("`true` where this is the answer to an earlier request with the same key."));
        }
        if ((status.equals("201") || status.equals("202") && isRepeatable())
                && !path.endsWith("/messages")
                && !path.endsWith("/items")) {
            response.addHeader("Location", ProblemDocument.header("The address of what was made."));
        }
        if (isPaged()) {
            response.addHeader("Link", ProblemDocument.header("The pages around this one (RFC 8288)."));
        }
    }

    private boolean isAdministrative() {
        return path.startsWith("/api/admin");
    }

    /** Whether the operation answers conversations or messages, which have no version. */
    private boolean isAboutConversations() {
        return path.contains("/conversations") || path.endsWith("/messages");
    }

    /** Whether the operation is on one order, whose version is then meant where others mean the session's. */
    private boolean isOnOrder() {
        return path.startsWith("/api/orders/");
    }

    /** Whether the operation is on a user, of whom nothing has to be known here. */
    private boolean isOnUser() {
        return path.contains("/users/");
    }

    /** Whether the operation is on the console's accounts, of which one administrator's is to stay. */
    private boolean isOnAccount() {
        return path.contains("/accounts");
    }

    private boolean hasId() {
        return path.contains("{");
    }

    /** Whether the operation works in the session that the request is bound to. */
    private boolean isBound() {
        return BOUND.contains(operation.getOperationId());
    }

    /** Whether the operation writes to one session or order, and so can be made conditional on its version. */
    private boolean isConditional() {
        boolean writesToOne = (hasId() || isBound()) && !method.equals("GET");
        return writesToOne
                && !isOnUser()
                && !path.contains("/api-keys")
                && !isOnAccount()
                && !path.contains("/failed-ends")
                && !path.endsWith("/exports");
    }

    private boolean isRepeatable() {
        return method.equals("POST") || method.equals("PATCH");
    }

    /** Whether the operation needs a live session; those that close one do not. */
    private boolean isWriteInSession() {
        boolean closes = path.endsWith("/end") || path.endsWith("/expire") || method.equals("DELETE") && !isOnOrder();
        return isConditional() && !closes;
    }

    private boolean isPaged() {
        return method.equals("GET")
                && operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "limit".equals(parameter.getName()));
    }

    /** A patch is of a context, of a session or of an order, which take other examples. */
    private MediaType patch(String schema) {
        MediaType body = OASFactory.createMediaType().schema(RecordSchemas.reference(schema));
        if (!path.endsWith("/context")) {
            ApiExamples.of(schema + (isOnOrder() ? " of an order" : " of a session"))
                    .ifPresent(body::setExample);
        }
        return body;
    }

    private static SecurityRequirement with(String credential) {
        return OASFactory.createSecurityRequirement().addScheme(credential).addScheme("secret");
    }

    private static Parameter id(String name, String description) {
        Parameter id = header(name, description);
        id.getSchema().setFormat("uuid");
        return id;
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().type(SchemaType.STRING));
    }
}
