package sojourn.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import sojourn.limit.FixedLimits;

/**
 * The finishing of the API's document, which the server makes from the resources' annotations.
 *
 * <p>The server inlines schemas and fills them with values that say nothing; so the schemas are made here, from the
 * records themselves, and annotations refer to them by name. What operations have in common, their headers and the
 * problems that they answer, is added by {@link ApiOperation}.
 */
public final class ApiDocument implements OASFilter {

    private static final String USER_ID = "userId";

    private static final List<Class<?>> RECORDS = List.of(
            AccountPageResponse.class,
            AccountResponse.class,
            ApiKeyPageResponse.class,
            ApiKeyResponse.class,
            AuditPageResponse.class,
            AuditPageResponse.AuditEntryResponse.class,
            BulkEndResponse.class,
            BulkEndsResponse.class,
            ChangeAccountRequest.class,
            CleanupResponse.class,
            ClusterResponse.class,
            ClusterResponse.MemberResponse.class,
            ClusterResponse.CopiesResponse.class,
            CustomerRequest.class,
            DraftOrderRequest.class,
            EventPageResponse.class,
            EventPageResponse.EventResponse.class,
            ExportResponse.class,
            RunResponse.class,
            RunsResponse.class,
            SetExpiryRequest.class,
            SettingsResponse.class,
            SettingsResponse.SettingResponse.class,
            StatsResponse.class,
            StatsResponse.SessionCountsResponse.class,
            StatsResponse.HourResponse.class,
            StatsResponse.NodeFiguresResponse.class,
            FailedEndsResponse.class,
            FailedEndsResponse.FailedEndResponse.class,
            IssueApiKeyRequest.class,
            ItemRequest.class,
            MakeAccountRequest.class,
            PurgeRequest.class,
            PurgeResponse.class,
            AppendMessagesRequest.MessageRequest.class,
            ConversationMessagesResponse.class,
            ConversationPageResponse.class,
            ConversationResponse.class,
            MessageResponse.class,
            OpenConversationRequest.class,
            OpenSessionRequest.class,
            OrderPageResponse.class,
            OrderResponse.class,
            OrderResponse.CustomerResponse.class,
            OrderResponse.ItemResponse.class,
            SessionIdsRequest.class,
            SessionMessagesResponse.class,
            SessionPageResponse.class,
            SessionResponse.class,
            SessionScopesResponse.class,
            SessionScopesResponse.TaskResponse.class,
            SessionResponse.UserResponse.class,
            ProblemResponse.class,
            ProblemResponse.FieldErrorResponse.class,
            UpdateContextRequest.class,
            UpdateOrderRequest.class,
            UpdateSessionRequest.class,
            UserEndsResponse.class);

    @Override
    public Parameter filterParameter(Parameter parameter) {
        parameter.setDeprecated(null);
        parameter.setAllowEmptyValue(null);
        parameter.setAllowReserved(null);
        if (parameter.getIn() == Parameter.In.PATH) {
            Schema id = OASFactory.createSchema().type(SchemaType.STRING);
            // A user's id is whatever tokens call the user; all others are ours.
            parameter.setSchema(
                    parameter.getName().equals(USER_ID)
                            ? id.minLength(1).maxLength(FixedLimits.NAME_LENGTH)
                            : id.format("uuid"));
        } else {
            QueryParameters.describe(parameter);
        }
        return parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().setSchemas(schemas());
        document.getComponents().setResponses(ProblemDocument.responses());
        document.getPaths().getPathItems().forEach(ApiDocument::finish);
        EndpointsField.clear(document);
        document.setServers(List.of(OASFactory.createServer().url("/")));
        Map<String, Tag> tags = new LinkedHashMap<>();
        document.getTags().forEach(tag -> tags.putIfAbsent(tag.getName(), tag));
        document.setTags(List.copyOf(tags.values()));
    }

    private static void finish(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> new ApiOperation(path, method.name(), operation).finish());
    }

    private static Map<String, Schema> schemas() {
        Map<String, Schema> schemas = new TreeMap<>();
        RECORDS.forEach(type -> schemas.put(RecordSchemas.name(type), RecordSchemas.of(type)));
        AppendSchemas.addTo(schemas);
        schemas.put(
                "MergePatch",
                OASFactory.createSchema()
                        .type(SchemaType.OBJECT)
                        .description("RFC 7396: the new values of the members that change; null removes one."));
        schemas.put(
                "JsonPatch",
                OASFactory.createSchema()
                        .type(SchemaType.ARRAY)
                        .description("RFC 6902: operations done in their order, all or none.")
                        .maxItems(FixedLimits.PATCH_OPERATIONS)
                        .items(RecordSchemas.reference("PatchOperation")));
        schemas.put("PatchOperation", patchOperation());
        schemas.forEach((name, schema) -> ApiExamples.of(name).ifPresent(schema::setExample));
        return schemas;
    }

    private static Schema patchOperation() {
        Schema pointer = OASFactory.createSchema().type(SchemaType.STRING).description("A JSON Pointer (RFC 6901).");
        return OASFactory.createSchema()
                .type(SchemaType.OBJECT)
                .addProperty(
                        "op",
                        OASFactory.createSchema()
                                .type(SchemaType.STRING)
                                .enumeration(List.of("add", "remove", "replace", "move", "copy", "test")))
                .addProperty("path", pointer)
                .addProperty("from", pointer)
                .addProperty("value", OASFactory.createSchema().description("Any JSON value."))
                .addRequired("op")
                .addRequired("path");
    }
}
