package sojourn.rest;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * The schemas of the API's document, read off the records that requests and answers are.
 *
 * <p>A component that may be null is optional in a request, and null where absent in an answer. What a type does not
 * tell (format, description, names) stands in the component's {@code @Schema}.
 */
final class RecordSchemas {

    private static final String PREFIX = "#/components/schemas/";

    private RecordSchemas() {}

    /** The name of a record in the document. */
    static String name(Class<?> type) {
        return type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class)
                .name();
    }

    static Schema of(Class<?> type) {
        Schema schema = OASFactory.createSchema().type(SchemaType.OBJECT);
        addProperties(schema, type, type.getSimpleName().endsWith("Response"));
        return schema;
    }

    static Schema reference(String name) {
        return OASFactory.createSchema().ref(PREFIX + name);
    }

    private static void addProperties(Schema schema, Class<?> type, boolean answer) {
        for (RecordComponent component : type.getRecordComponents()) {
            org.eclipse.microprofile.openapi.annotations.media.@Nullable Schema said = said(type, component);
            if (said != null && said.hidden()) {
                // Its fields stand among those of the record itself.
                addProperties(schema, component.getType(), answer);
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Schema property = of(component.getAnnotatedType(), component.getType());
            if (said != null) {
                refine(property, said);
            }
            if (nullable && (answer || said != null && said.nullable())) {
                // Beside a reference nothing else counts; so it stands within.
                property = property.getRef() == null
                        ? property
                        : OASFactory.createSchema().addAllOf(property);
                property.setNullable(true);
            }
            // A name that Java keeps for itself stands in the annotation.
            String name = said != null && !said.name().isEmpty() ? said.name() : component.getName();
            if (answer || !nullable) {
                schema.addRequired(name);
            }
            schema.addProperty(name, property);
        }
    }

    private static Schema of(AnnotatedType annotated, Class<?> type) {
        Schema schema = OASFactory.createSchema();
        if (type == String.class) {
            return schema.type(SchemaType.STRING);
        }
        if (type == Instant.class) {
            return schema.type(SchemaType.STRING).format("date-time");
        }
        if (type == long.class || type == Long.class || type == int.class) {
            return schema.type(SchemaType.INTEGER).format(type == int.class ? "int32" : "int64");
        }
        if (type == BigDecimal.class) {
            return schema.type(SchemaType.NUMBER);
        }
        if (type == boolean.class) {
            return schema.type(SchemaType.BOOLEAN);
        }
        if (type == JsonText.class) {
            return schema.type(SchemaType.OBJECT);
        }
        if (type.isEnum()) {
            return schema.type(SchemaType.STRING)
                    .enumeration(Arrays.stream(type.getEnumConstants())
                            .<Object>map(Object::toString)
                            .toList());
        }
        if (type == List.class && annotated instanceof AnnotatedParameterizedType list) {
            AnnotatedType item = list.getAnnotatedActualTypeArguments()[0];
            return schema.type(SchemaType.ARRAY).items(of(item, (Class<?>) item.getType()));
        }
        if (type.isRecord()) {
            return reference(name(type));
        }
        throw new IllegalArgumentException("No schema is known for " + type);
    }

    private static void refine(Schema schema, org.eclipse.microprofile.openapi.annotations.media.Schema said) {
        if (!said.description().isEmpty()) {
            schema.setDescription(said.description());
        }
        if (!said.format().isEmpty()) {
            schema.setFormat(said.format());
        }
        if (!said.example().isEmpty()) {
            schema.setExample(said.example());
        }
        if (said.maxLength() < Integer.MAX_VALUE) {
            schema.setMaxLength(said.maxLength());
        }
        if (said.maxItems() > 0) {
            schema.setMinItems(said.minItems() == 0 ? 0 : 1);
            schema.setMaxItems(said.maxItems());
        }
        if (said.enumeration().length > 0) {
            schema.setEnumeration(List.<Object>of((Object[]) said.enumeration()));
        }
    }

    private static org.eclipse.microprofile.openapi.annotations.media.@Nullable Schema said(
            Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName())
                    .getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A record has a field for each of its components", e);
        }
    }
}
