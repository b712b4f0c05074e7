package sojourn.rest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import sojourn.limit.FixedLimits;
import sojourn.session.SessionIdPrefix;

/**
 * The parameters behind the question mark in the API's document: a name means the same wherever it is.
 *
 * <p>What holds without one stands in its description: pages and clients send a {@code default} of the schema, and some
 * parameters exclude each other.
 */
enum QueryParameters {
    SKIP("How many entries to pass over, 0 unless given. Not together with `cursor`.", 0L, (long) FixedLimits.SKIP),
    TAKE("How many entries the page has at most, " + FixedLimits.PAGE_SIZE + " unless given.", 1L, (long)
            FixedLimits.LARGEST_PAGE),
    LIMIT("How many entries the page has at most, " + FixedLimits.PAGE_SIZE + " unless given.", 1L, (long)
            FixedLimits.LARGEST_PAGE),
    CURSOR("The `next` of an earlier page, behind which this one begins. Not together with `skip`.", null, null),
    AFTER("The messages behind this sequence, 0 unless given, the first ones first.", 0L, null),
    BEFORE("The last messages ahead of this sequence. Not together with `after`.", 1L, null),
    ACTOR("Who did it, as entries name it: `admin:carol`.", null, null),
    ACTION("What was done: `session.end`.", null, null),
    SUBJECT("The id of what it was done to.", null, null),
    FROM("The earliest instant: `2030-01-31T12:00:00Z`.", null, null),
    TO("The instant ahead of which entries are.", null, null),
    STATUS("Their status as answers show it.", null, null),
    OWNER(
            "Words, or beginnings of words, all of which are found in a user's id, e-mail or name, or in a service's"
                    + " name: `ann exam`.",
            null,
            null),
    ID("The first 8 or more characters of its id.", null, null),
    ORDER("By the instant of creation, `newest` first unless given.", null, null);

    private static final Map<String, QueryParameters> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));

    private final String description;
    private final @Nullable Long least;
    private final @Nullable Long most;

    QueryParameters(String description, @Nullable Long least, @Nullable Long most) {
        this.description = description;
        this.least = least;
        this.most = most;
    }

    /** Describes a parameter by its name, unless its operation says more of it. */
    static void describe(Parameter parameter) {
        @Nullable QueryParameters known = BY_NAME.get(parameter.getName());
        if (known != null) {
            if (parameter.getDescription() == null || parameter.getDescription().isEmpty()) {
                parameter.setDescription(known.description);
            }
            parameter.setSchema(known.schema());
        }
    }

    private Schema schema() {
        if (least == null) {
            Schema text = OASFactory.createSchema().type(SchemaType.STRING);
            return switch (this) {
                case FROM, TO -> text.format("date-time");
                case STATUS -> text.enumeration(List.of("ACTIVE", "INACTIVE", "ENDED", "EXPIRED"));
                case ORDER -> text.enumeration(List.of("newest", "oldest"));
                case OWNER -> text.minLength(1).maxLength(QueryFields.LONGEST_NAME);
                case ID -> text.minLength(SessionIdPrefix.SHORTEST).maxLength(SessionIdPrefix.LONGEST);
                default -> text;
            };
        }
        Schema schema = OASFactory.createSchema()
                .type(SchemaType.INTEGER)
                .format(this == AFTER || this == BEFORE ? "int64" : "int32")
                .minimum(BigDecimal.valueOf(least));
        if (most != null) {
            schema.setMaximum(BigDecimal.valueOf(most));
        }
        return schema;
    }
}
