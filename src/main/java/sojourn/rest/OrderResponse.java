package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.order.Customer;
import sojourn.order.OrderContent;
import sojourn.order.OrderItem;
import sojourn.order.OrderSnapshot;
import sojourn.order.OrderStatus;

/** An order as answers show it. Amounts are written with all their digits and without an exponent. */
@Schema(name = "Order")
record OrderResponse(
        @Schema(format = "uuid") String id,
        @Schema(format = "uuid") String sessionId,
        OrderStatus status,
        @Nullable CustomerResponse customer,
        List<ItemResponse> items,

        @Schema(description = "An ISO 4217 code.", example = "EUR") @Nullable
        String currency,

        @Schema(description = "The sum of quantity times unitPrice, exactly; null where nothing has a price.") @Nullable
        BigDecimal total,

        JsonText attributes,
        @Schema(format = "uuid") @Nullable String conversationId,
        Instant createdAt,
        @Nullable Instant submittedAt,
        long version)
        implements Versioned {

    /** Who buys. */
    @Schema(name = "Customer")
    record CustomerResponse(
            @Nullable String email, @Nullable String name) implements Representation {

        static CustomerResponse of(Customer customer) {
            return new CustomerResponse(
                    customer.email() == null ? null : customer.email().text(), customer.name());
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("email", email);
            json.writeStringField("name", name);
            json.writeEndObject();
        }
    }

    /** One thing that is bought. */
    @Schema(name = "Item")
    record ItemResponse(
            String name, BigDecimal quantity, @Nullable BigDecimal unitPrice, JsonText attributes)
            implements Representation {

        static ItemResponse of(OrderItem item) {
            return new ItemResponse(item.name(), item.quantity(), item.unitPrice(), item.attributes());
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("name", name);
            writeAmount(json, "quantity", quantity);
            writeAmount(json, "unitPrice", unitPrice);
            json.writeFieldName("attributes");
            json.writeRawValue(attributes.text());
            json.writeEndObject();
        }
    }

    boolean isDraft() {
        return status == OrderStatus.DRAFT;
    }

    static OrderResponse of(OrderSnapshot order) {
        OrderContent content = order.content();
        return new OrderResponse(
                order.id().toString(),
                order.session().toString(),
                order.status(),
                content.customer() == null ? null : CustomerResponse.of(content.customer()),
                content.items().stream().map(ItemResponse::of).toList(),
                content.currency() == null ? null : content.currency().getCurrencyCode(),
                content.total().orElse(null),
                content.attributes(),
                content.conversation() == null ? null : content.conversation().toString(),
                order.createdAt(),
                order.submittedAt(),
                order.version());
    }

    /** This representation as a document, for a patch. */
    JsonObject json() {
        return new JsonText(text()).value().asJsonObject();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("sessionId", sessionId);
        json.writeStringField("status", status.name());
        json.writeFieldName("customer");
        if (customer == null) {
            json.writeNull();
        } else {
            customer.write(json);
        }
        Representation.writeList(json, "items", items);
        json.writeStringField("currency", currency);
        writeAmount(json, "total", total);
        json.writeFieldName("attributes");
        json.writeRawValue(attributes.text());
        json.writeStringField("conversationId", conversationId);
        json.writeStringField("createdAt", createdAt.toString());
        json.writeStringField("submittedAt", submittedAt == null ? null : submittedAt.toString());
        json.writeNumberField("version", version);
        json.writeEndObject();
    }

    private static void writeAmount(JsonGenerator json, String field, @Nullable BigDecimal amount) throws IOException {
        json.writeFieldName(field);
        if (amount == null) {
            json.writeNull();
        } else {
            json.writeNumber(amount.toPlainString());
        }
    }
}
