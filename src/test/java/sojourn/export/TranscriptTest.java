package sojourn.export;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import sojourn.conversation.ConversationId;
import sojourn.conversation.ConversationSnapshot;
import sojourn.conversation.MessageSnapshot;
import sojourn.conversation.Role;
import sojourn.json.JsonText;
import sojourn.order.Customer;
import sojourn.order.OrderContent;
import sojourn.order.OrderId;
import sojourn.order.OrderItem;
import sojourn.order.OrderSnapshot;
import sojourn.order.OrderStatus;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.SessionSnapshot;
import sojourn.session.SessionStatus;

class TranscriptTest {

    private static final Instant AT = Instant.parse("2030-01-31T12:00:00Z");
    private static final SessionId SESSION = SessionId.next();

    @Test
    void an_empty_session_is_whole_json_and_a_title_in_markdown() {
        JsonObject json = json(written(new JsonTranscript(), List.of(), List.of()));

        assertThat(json.getJsonObject("session").getString("id")).isEqualTo(SESSION.toString());
        assertThat(json.getJsonArray("conversations")).isEmpty();
        assertThat(json.getJsonArray("orders")).isEmpty();
        assertThat(written(new MarkdownTranscript(), List.of(), List.of())).startsWith("# Session " + SESSION + "\n");
    }

    @Test
    void json_has_every_message_and_item_however_often_it_is_taken() {
        Transcript transcript = new JsonTranscript();
        StringBuilder text = new StringBuilder();
        transcript.session(session());
        text.append(transcript.take());
        for (String name : List.of("first", "second")) {
            transcript.conversation(conversation(name));
            transcript.messages(List.of(message(1, "hello")));
            text.append(transcript.take());
            transcript.messages(List.of(message(2, "\"quoted\"")));
            text.append(transcript.take());
        }
        transcript.orders(List.of(order("tea")));
        text.append(transcript.take());
        transcript.orders(List.of(order("milk")));
        transcript.end();
        text.append(transcript.take());

        JsonObject json = json(text.toString());

        assertThat(json.getJsonArray("conversations").getValuesAs(JsonObject.class))
                .hasSize(2)
                .allSatisfy(conversation -> assertThat(
                                conversation.getJsonArray("messages").getValuesAs(JsonObject.class))
                        .extracting(said -> said.getString("content"))
                        .containsExactly("hello", "\"quoted\""));
        assertThat(json.getJsonArray("orders").getValuesAs(JsonObject.class))
                .extracting(
                        bought -> bought.getJsonArray("items").getJsonObject(0).getString("name"))
                .containsExactly("tea", "milk");
        assertThat(json.getJsonArray("orders")
                        .getJsonObject(0)
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonNumber("unitPrice")
                        .bigDecimalValue())
                .isEqualTo(new BigDecimal("2.50"));
    }

    @Test
    void what_somebody_said_cannot_pass_for_the_page_s_own_words() {
        String text = written(
                new MarkdownTranscript(),
                List.of(message(1, "# Order 1\n\n| a | b |")),
                List.of(order("tea | <b>\n# x")));

        assertThat(text)
                .contains("> # Order 1\n> \n> | a | b |\n")
                .contains("| tea \\| \\<b\\> \\# x | 3 | 2.50 |\n")
                .contains("- Total: 7.50 EUR\n");
    }

    private static String written(Transcript transcript, List<MessageSnapshot> messages, List<OrderSnapshot> orders) {
        transcript.session(session());
        if (!messages.isEmpty()) {
            transcript.conversation(conversation("talk"));
            transcript.messages(messages);
        }
        transcript.orders(orders);
        transcript.end();
        return transcript.take();
    }

    private static SessionSnapshot session() {
        return new SessionSnapshot(
                SESSION,
                new Owner.User("ann"),
                SessionStatus.ACTIVE,
                JsonText.EMPTY_OBJECT,
                AT,
                AT,
                AT.plusSeconds(60),
                Duration.ofMinutes(1),
                0,
                null,
                null);
    }

    private static ConversationSnapshot conversation(String name) {
        return new ConversationSnapshot(
                new ConversationId(UUID.randomUUID()), SESSION, name, false, JsonText.EMPTY_OBJECT, 2, AT, AT, null);
    }

    private static MessageSnapshot message(long sequence, String content) {
        return new MessageSnapshot(sequence, Role.USER, content, JsonText.EMPTY_OBJECT, AT);
    }

    private static OrderSnapshot order(String item) {
        return new OrderSnapshot(
                new OrderId(UUID.randomUUID()),
                SESSION,
                OrderStatus.DRAFT,
                new OrderContent(
                        new Customer(null, "Ann"),
                        List.of(new OrderItem(
                                item, new BigDecimal("3"), new BigDecimal("2.50"), JsonText.EMPTY_OBJECT)),
                        Currency.getInstance("EUR"),
                        JsonText.EMPTY_OBJECT,
                        null),
                AT,
                null,
                0);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
