package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a session held is written down in the background, and read when it is done. */
@ExtendWith(ArquillianExtension.class)
class ExportsIT {

    private static final String ORDER =
            "{\"items\":[{\"name\":\"tea\",\"quantity\":2,\"unitPrice\":1.5}],\"currency\":\"EUR\"}";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String session;
    private String exports;

    @BeforeEach
    void open() {
        api = SessionsApi.stranger(base);
        session = api.open();
        exports = "/sessions/" + session + "/exports";
    }

    @Test
    void an_export_is_accepted_then_found_elsewhere() {
        Answer accepted = api.post(exports, null);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text("status")).isEqualTo("RUNNING");
        assertThat(accepted.text("sessionId")).isEqualTo(session);
        String address = "/api" + exports + "/" + accepted.text("id");
        assertThat(accepted.header("Location")).isEqualTo(address);
        Answer done = done(accepted.text("id"));
        assertThat(done.header("Location")).isEqualTo(address + "/content");
        assertThat(done.text("status")).isEqualTo("DONE");
    }

    @Test
    void it_holds_every_message_of_every_conversation_and_every_order() {
        IntStream.range(0, 450).forEach(each -> {
            if (each % 150 == 0) {
                api.post("/sessions/" + session + "/messages", many(each, 150));
            }
        });
        api.post(
                "/sessions/" + session + "/conversations",
                "{\"name\":\"side talk\",\"messages\":[{\"role\":\"tool\",\"content\":\"42\"}]}");
        api.post("/sessions/" + session + "/orders", ORDER);
        api.post("/sessions/" + session + "/orders", null);

        JsonObject json = content(exported(), "application/json").json();

        assertThat(json.getJsonObject("session").getString("id")).isEqualTo(session);
        List<JsonObject> conversations = json.getJsonArray("conversations").getValuesAs(JsonObject.class);
        assertThat(conversations).hasSize(2);
        assertThat(conversations.get(0).getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.getString("content"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 450).mapToObj(each -> "said " + each).toList());
        assertThat(conversations.get(1).getString("name")).isEqualTo("side talk");
        assertThat(json.getJsonArray("orders")).hasSize(2);
    }

    @Test
    void it_is_read_as_markdown_where_that_is_asked_for() {
        api.append(session, "user", "# not a title");
        api.post("/sessions/" + session + "/orders", ORDER);

        Answer markdown = content(exported(), "text/markdown");

        assertThat(markdown.header("Content-Type")).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(markdown.response().body())
                .startsWith("# Session " + session + "\n")
                .contains("> # not a title\n")
                .contains("| tea | 2 | 1.5 |\n");
    }

    @Test
    void whoever_follows_to_the_text_may_say_the_form_from_the_start() {
        Answer found = api.send(
                "GET",
                exports + "/" + exported(),
                BodyPublishers.noBody(),
                request -> request.header("Accept", "text/markdown"));

        assertThat(found.status()).isEqualTo(303);
        assertThat(found.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void a_form_that_there_is_not_is_refused() {
        assertThat(content(exported(), "text/csv").status()).isEqualTo(406);
    }

    @Test
    void a_session_that_is_over_can_be_exported() {
        api.post("/sessions/" + session + "/orders", ORDER);
        api.post("/sessions/" + session + "/end", null);

        JsonObject json = content(exported(), "application/json").json();

        assertThat(json.getJsonArray("orders").getJsonObject(0).getString("status"))
                .isEqualTo("SUBMITTED");
        assertThat(api.get("/sessions/" + session).text("status")).isEqualTo("ENDED");
    }

    @Test
    void the_last_export_takes_the_place_of_the_one_before() {
        String first = exported();
        String second = exported();

        assertThat(api.get(exports + "/" + first).status()).isEqualTo(404);
        assertThat(content(second, "application/json").status()).isEqualTo(200);
    }

    @Test
    void one_is_written_at_a_time() throws SQLException {
        String running = running("interval '1 hour'");

        Answer further = api.post(exports, null);
        Answer unread = content(running, "application/json");

        assertThat(further.status()).isEqualTo(409);
        assertThat(further.text("type")).endsWith("export-running");
        assertThat(unread.status()).isEqualTo(409);
        assertThat(api.get(exports + "/" + running).status()).isEqualTo(202);
        assertThat(api.get(exports + "/" + running).header("Retry-After")).isEqualTo("1");
    }

    @Test
    void one_whose_server_is_gone_has_failed_and_can_be_asked_for_again() throws SQLException {
        String lost = running("interval '-1 second'");

        Answer failed = api.get(exports + "/" + lost);
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.text("status")).isEqualTo("FAILED");
        assertThat(failed.text("error")).contains("ask for it again");
        assertThat(failed.json().isNull("finishedAt")).isFalse();
        assertThat(content(lost, "application/json").status()).isEqualTo(409);

        assertThat(content(exported(), "application/json").status()).isEqualTo(200);
    }

    @Test
    void a_repeated_wish_is_one_export() {
        SessionsApi keyed = api.withKey("export-" + session);
        String first = keyed.post(exports, null).text("id");
        done(first);

        Answer again = keyed.post(exports, null);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("id")).isEqualTo(first);
        assertThat(again.header("Location")).isEqualTo("/api" + exports + "/" + first);
    }

    @Test
    void nobody_else_asks_for_one_or_reads_it() {
        String id = exported();
        SessionsApi other = SessionsApi.stranger(base);

        assertThat(other.post(exports, null).status()).isEqualTo(404);
        assertThat(other.get(exports + "/" + id).status()).isEqualTo(404);
        assertThat(other.get(exports + "/" + id + "/content").status()).isEqualTo(404);
        assertThat(other.get("/sessions/" + other.open() + "/exports/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void ids_that_are_none_are_refused() {
        assertThat(api.post("/sessions/x/exports", null).status()).isEqualTo(400);
        assertThat(api.get(exports + "/x").status()).isEqualTo(400);
        assertThat(api.get(exports + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.get(exports + "/" + UUID.randomUUID() + "/content").status())
                .isEqualTo(404);
    }

    @Test
    void it_goes_with_its_session() throws SQLException {
        String id = exported();

        api.delete("/sessions/" + session);

        assertThat(api.get(exports + "/" + id).status()).isEqualTo(404);
        Eventually.get(() -> Tables.count("session_export where id = '" + id + "'"), left -> left == 0);
        assertThat(Tables.count("session_export_part where export_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void one_that_is_older_than_a_day_is_deleted_however_large_it_is() throws SQLException {
        String id = exported();
        Tables.execute("insert into session_export_part (export_id, format, position, content)" + " select '" + id
                + "', 'JSON', n, 'more' from generate_series(100, 300) n");

        Tables.execute("update session_export set created_at = now() - interval '25 hours' where id = '" + id + "'");

        Eventually.get(() -> Tables.count("session_export where id = '" + id + "'"), left -> left == 0);
        assertThat(api.get(exports + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void one_that_is_deleted_while_it_is_read_does_not_look_whole() throws SQLException {
        String shortOne = exported();
        Tables.execute("update session_export set parts = parts + 1 where id = '" + shortOne + "'");
        assertThat(content(shortOne, "application/json").status()).isEqualTo(404);

        String longOne = exported();
        Tables.execute("update session_export set parts = parts + 1 where id = '" + longOne + "'");
        Tables.execute(
                "update session_export_part set content = repeat('x', 100000) where export_id = '" + longOne + "'");
        assertThatThrownBy(() -> content(longOne, "application/json")).isInstanceOf(UncheckedIOException.class);
    }

    private String exported() {
        String id = api.post(exports, null).text("id");
        done(id);
        return id;
    }

    private Answer done(String id) {
        return Eventually.get(() -> api.get(exports + "/" + id), answer -> answer.status() == 303);
    }

    private Answer content(String id, String form) {
        return api.send(
                "GET",
                exports + "/" + id + "/content",
                BodyPublishers.noBody(),
                request -> request.header("Accept", form));
    }

    /** An export whose writer said that it would live for so long. */
    private String running(String rest) throws SQLException {
        UUID id = UUID.randomUUID();
        Tables.execute("insert into session_export (id, session_id, status, created_at, alive_until) values ('" + id
                + "', '" + session + "', 'RUNNING', now(), now() + " + rest + ")");
        return id.toString();
    }

    private static String many(int first, int count) {
        StringBuilder messages = new StringBuilder("{\"messages\":[");
        for (int each = first; each < first + count; each++) {
            messages.append(each == first ? "" : ",")
                    .append("{\"role\":\"user\",\"content\":\"said ")
                    .append(each)
                    .append("\"}");
        }
        return messages.append("]}").toString();
    }
}
