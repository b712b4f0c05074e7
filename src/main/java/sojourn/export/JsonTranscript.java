package sojourn.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.ConversationSnapshot;
import sojourn.conversation.MessageSnapshot;
import sojourn.json.StrictJson;
import sojourn.order.Customer;
import sojourn.order.OrderContent;
import sojourn.order.OrderItem;
import sojourn.order.OrderSnapshot;
import sojourn.session.SessionSnapshot;

/** A session as one JSON object, with the names that the API uses. */
final class JsonTranscript implements Transcript {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private boolean inConversation;
    private boolean inOrders;

    JsonTranscript() {
        try {
            json = StrictJson.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void session(SessionSnapshot session) {
        write(() -> {
            json.writeStartObject();
            json.writeObjectFieldStart("session");
            json.writeStringField("id", session.id().toString());
            json.writeStringField("status", session.status().name());
            json.writeFieldName("context");
            json.writeRawValue(session.context().text());
            instant("createdAt", session.createdAt());
            instant("expiresAt", session.expiresAt());
            instant("endedAt", session.endedAt());
            json.writeEndObject();
            json.writeArrayFieldStart("conversations");
        });
    }

    @Override
    public void conversation(ConversationSnapshot conversation) {
        write(() -> {
            endConversation();
            json.writeStartObject();
            json.writeStringField("id", conversation.id().toString());
            json.writeStringField("name", conversation.name());
            json.writeBooleanField("default", conversation.isDefault());
            json.writeFieldName("metadata");
            json.writeRawValue(conversation.metadata().text());
            instant("createdAt", conversation.createdAt());
            json.writeArrayFieldStart("messages");
            inConversation = true;
        });
    }

    @Override
    public void messages(List<MessageSnapshot> page) {
        write(() -> {
            for (MessageSnapshot message : page) {
                json.writeStartObject();
                json.writeNumberField("sequence", message.sequence());
                json.writeStringField("role", message.role().label());
                json.writeStringField("content", message.content());
                json.writeFieldName("metadata");
                json.writeRawValue(message.metadata().text());
                instant("createdAt", message.createdAt());
                json.writeEndObject();
            }
        });
    }

    @Override
    public void orders(List<OrderSnapshot> page) {
        write(() -> {
            beginOrders();
            for (OrderSnapshot order : page) {
                order(order);
            }
        });
    }

    @Override
    public void end() {
        write(() -> {
            beginOrders();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    @Override
    public String take() {
        write(json::flush);
        String taken = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return taken;
    }

    private void order(OrderSnapshot order) throws IOException {
        OrderContent content = order.content();
        json.writeStartObject();
        json.writeStringField("id", order.id().toString());
        json.writeStringField("status", order.status().name());
        customer(content.customer());
        json.writeArrayFieldStart("items");
        for (OrderItem item : content.items()) {
            json.writeStartObject();
            json.writeStringField("name", item.name());
            amount("quantity", item.quantity());
            amount("unitPrice", item.unitPrice());
            json.writeFieldName("attributes");
            json.writeRawValue(item.attributes().text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField(
                "currency",
                content.currency() == null ? null : content.currency().getCurrencyCode());
        json.writeFieldName("attributes");
        json.writeRawValue(content.attributes().text());
        instant("createdAt", order.createdAt());
        instant("submittedAt", order.submittedAt());
        json.writeEndObject();
    }

    private void customer(@Nullable Customer customer) throws IOException {
        if (customer == null) {
            json.writeNullField("customer");
            return;
        }
        json.writeObjectFieldStart("customer");
        json.writeStringField(
                "email", customer.email() == null ? null : customer.email().text());
        json.writeStringField("name", customer.name());
        json.writeEndObject();
    }

    private void beginOrders() throws IOException {
        if (!inOrders) {
            endConversation();
            json.writeEndArray();
            json.writeArrayFieldStart("orders");
            inOrders = true;
        }
    }

    private void endConversation() throws IOException {
        if (inConversation) {
            json.writeEndArray();
            json.writeEndObject();
            inConversation = false;
        }
    }

    private void amount(String field, @Nullable BigDecimal amount) throws IOException {
        json.writeFieldName(field);
        if (amount == null) {
            json.writeNull();
        } else {
            json.writeNumber(amount.toPlainString());
        }
    }

    private void instant(String field, @Nullable Instant instant) throws IOException {
        json.writeStringField(field, instant == null ? null : instant.toString());
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("A stream in memory failed", e);
        }
    }

    /** Writing that may fail as streams do, which one in memory does not. */
    private interface Writing {

        void run() throws IOException;
    }
}
