package sojourn.rest;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The schemas of appending, which takes and answers one message or a list of them.
 *
 * <p>A request is one of two alternatives: as one object with the fields of both, generated clients would send an empty
 * list beside a message, which is refused. An answer is one object with the fields of both: as alternatives, which no
 * field tells apart by its value, they would not be read by generated clients.
 */
final class AppendSchemas {

    private AppendSchemas() {}

    static void addTo(Map<String, Schema> schemas) {
        Schema list = OASFactory.createSchema().type(SchemaType.OBJECT).addRequired("messages");
        list.addProperty(
                "messages",
                RecordSchemas.of(AppendMessagesRequest.class).getProperties().get("messages"));
        schemas.put("NewMessageList", list);

        Schema request = OASFactory.createSchema()
                .addOneOf(RecordSchemas.reference("NewMessage"))
                .addOneOf(RecordSchemas.reference("NewMessageList"));
        schemas.put("AppendMessages", request);

        Schema answer = OASFactory.createSchema()
                .type(SchemaType.OBJECT)
                .description("One message; or, for a list, only items.");
        RecordSchemas.of(MessageResponse.class).getProperties().forEach(answer::addProperty);
        RecordSchemas.of(MessageListResponse.class).getProperties().forEach(answer::addProperty);
        schemas.put("Appended", answer);
    }
}
