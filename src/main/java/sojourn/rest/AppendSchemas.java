package sojourn.rest;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The schemas of appending, which takes one message or item, or a list of them, and answers messages likewise.
 *
 * <p>A request is one of two alternatives: as one object with the fields of both, generated clients would send an empty
 * list beside a message, which is refused. An answer is one object with the fields of both: as alternatives, which no
 * field tells apart by its value, they would not be read by generated clients.
 */
final class AppendSchemas {

    private AppendSchemas() {}

    static void addTo(Map<String, Schema> schemas) {
        schemas.put("NewMessageList", list(AppendMessagesRequest.class, "messages"));
        schemas.put("AppendMessages", oneOrMany("NewMessage", "NewMessageList"));
        schemas.put("NewItemList", list(AppendItemsRequest.class, "items"));
        schemas.put("AppendItems", oneOrMany("NewItem", "NewItemList"));

        Schema answer = OASFactory.createSchema()
                .type(SchemaType.OBJECT)
                .description("One message; or, for a list, only items.");
        RecordSchemas.of(MessageResponse.class).getProperties().forEach(answer::addProperty);
        RecordSchemas.of(MessageListResponse.class).getProperties().forEach(answer::addProperty);
        schemas.put("Appended", answer);
    }

    private static Schema list(Class<?> request, String field) {
        Schema list = OASFactory.createSchema().type(SchemaType.OBJECT).addRequired(field);
        list.addProperty(field, RecordSchemas.of(request).getProperties().get(field));
        return list;
    }

    private static Schema oneOrMany(String one, String many) {
        return OASFactory.createSchema().addOneOf(RecordSchemas.reference(one)).addOneOf(RecordSchemas.reference(many));
    }
}
