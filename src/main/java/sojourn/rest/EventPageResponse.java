package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.event.OutboxEvent;
import sojourn.json.JsonText;

/** A page of events in the order of their commits; {@code next} is the {@code after} of what comes behind it. */
@Schema(name = "EventPage")
record EventPageResponse(
        List<EventResponse> items,

        @Schema(description = "The `after` to go on from; null if there is nothing more yet.") @Nullable
        String next)
        implements Representation {

    /** Something that happened. */
    @Schema(name = "Event")
    record EventResponse(
            @Schema(description = "Its place among all events: it grows, with gaps.")
            long position,

            @Schema(format = "uuid") String id,

            @Schema(example = "session.ended") String type,

            @Schema(format = "uuid", description = "What it happened to.")
            String subjectId,

            JsonText data,
            Instant createdAt)
            implements Representation {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeNumberField("position", position);
            json.writeStringField("id", id);
            json.writeStringField("type", type);
            json.writeStringField("subjectId", subjectId);
            json.writeFieldName("data");
            json.writeRawValue(data.text());
            json.writeStringField("createdAt", createdAt.toString());
            json.writeEndObject();
        }
    }

    static EventPageResponse of(List<OutboxEvent> events) {
        List<EventResponse> items = events.stream()
                .map(event -> new EventResponse(
                        event.position(),
                        event.id().toString(),
                        event.type(),
                        event.subject().toString(),
                        event.data(),
                        event.createdAt()))
                .toList();
        return new EventPageResponse(
                items,
                items.isEmpty()
                        ? null
                        : Long.toString(items.get(items.size() - 1).position()));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Representation.writeList(json, "items", items);
        json.writeStringField("next", next);
        json.writeEndObject();
    }
}
