package sojourn.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import sojourn.problem.Problem;

/**
 * The finishing of the API's document, which the server makes from the resources' annotations.
 *
 * <p>The server inlines schemas and fills them with values that say nothing; so the schemas are made here, from the
 * records themselves, and annotations refer to them by name. What every operation can answer is added here as well.
 */
public final class ApiDocument implements OASFilter {

    private static final List<Class<?>> RECORDS = List.of(
            AppendMessagesRequest.class,
            AppendMessagesRequest.MessageRequest.class,
            MessageListResponse.class,
            MessageResponse.class,
            OpenSessionRequest.class,
            SessionMessagesResponse.class,
            SessionPageResponse.class,
            SessionResponse.class,
            SessionResponse.UserResponse.class,
            ProblemResponse.class,
            ProblemResponse.FieldErrorResponse.class,
            UpdateContextRequest.class,
            UpdateSessionRequest.class);

    @Override
    public Parameter filterParameter(Parameter parameter) {
        Schema said = parameter.getSchema();
        Schema plain = OASFactory.createSchema().type(said.getType());
        plain.setFormat(said.getFormat());
        plain.setMinimum(said.getMinimum());
        plain.setMaximum(said.getMaximum());
        parameter.setSchema(plain);
        parameter.setDeprecated(null);
        parameter.setAllowEmptyValue(null);
        parameter.setAllowReserved(null);
        if (parameter.getIn() == Parameter.In.PATH) {
            plain.setFormat("uuid");
        }
        return parameter;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("A problem; its type says which.")
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                Problem.MEDIA_TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(RecordSchemas.reference("Problem")))));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = new TreeMap<>();
        RECORDS.forEach(type -> schemas.put(RecordSchemas.name(type), RecordSchemas.of(type)));
        schemas.put(
                "Appended",
                OASFactory.createSchema()
                        .addOneOf(RecordSchemas.reference("Message"))
                        .addOneOf(RecordSchemas.reference("MessageList")));
        document.getComponents().setSchemas(schemas);
        document.setServers(List.of(OASFactory.createServer().url("/")));
        Map<String, Tag> tags = new LinkedHashMap<>();
        document.getTags().forEach(tag -> tags.putIfAbsent(tag.getName(), tag));
        document.setTags(List.copyOf(tags.values()));
    }
}
