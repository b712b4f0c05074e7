package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the API is true: its tour runs as it stands, and its tables say what is answered. */
@ExtendWith(ArquillianExtension.class)
class ApiPageIT {

    @ArquillianResource
    private URI base;

    private String token;
    private SessionsApi api;
    private String session;
    private String conversation;
    private String order;
    private String before;

    @BeforeEach
    void sessionThatMustStayAsItIs() {
        token = ServerUnderTest.signer().token("user-" + UUID.randomUUID(), Set.of());
        api = new SessionsApi(base, token);
        session = api.open("{\"context\":{\"kept\":true},\"duration\":\"PT50H\"}");
        api.append(session, "user", "kept");
        conversation = api.get("/sessions/" + session + "/conversations")
                .list("items")
                .get(0)
                .getString("id");
        order = api.post(
                        "/sessions/" + session + "/orders",
                        "{\"items\":[{\"name\":\"kept\",\"quantity\":1,\"unitPrice\":1}],\"currency\":\"EUR\"}")
                .text("id");
        // So far away that the touch of the message does not move it.
        Tables.execute("update session_activity set expires_at = expires_at + interval '5 hours' where session_id = '"
                + session + "'");
        before = stored();
    }

    @Test
    void the_tour_is_answered_as_it_says() throws IOException, InterruptedException {
        String tour = ApiPage.tour();
        List<String> said = new ArrayList<>();
        Matcher comment = Pattern.compile("(?m) # (\\d{3})$").matcher(tour);
        while (comment.find()) {
            said.add(comment.group(1));
        }
        assertThat(said).as("the page's tour has calls").hasSizeGreaterThan(30);
        assertThat(Pattern.compile("(?m)^call ").matcher(tour).results().count())
                .as("every call says its status")
                .isEqualTo(said.size());

        Path folder = Files.createTempDirectory("tour");
        ProcessBuilder bash = new ProcessBuilder("bash", "-eu", "-c", tour)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        bash.environment().put("API", base.resolve("/") + "api");
        bash.environment().put("TOKEN", token);
        bash.environment().put("ADMIN", ServerUnderTest.signer().token("an-administrator", Set.of("admin")));
        Process process = bash.start();
        boolean finished = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        String output = Files.readString(folder.resolve("output"));

        assertThat(finished).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output.lines().filter(line -> line.matches("\\d{3}")).toList())
                .as(output)
                .isEqualTo(said);
        assertThat(output)
                .contains("/api/sessions/")
                .contains("/api/orders/")
                .contains("\"status\":\"SUBMITTED\"")
                .contains("rel=\"next\"")
                .contains("\ntrue\n")
                .contains("\"by\":\"other\"");
    }

    static Stream<List<String>> bodies() {
        return ApiPage.table("Bodies").stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_bad_body_is_answered_as_the_page_says(List<String> row) {
        check(
                row,
                row.get(1).equals("nothing") ? "" : row.get(1),
                row.get(1).equals("nothing") ? List.of() : List.of("Content-Type", "application/json"),
                2);
    }

    static Stream<List<String>> patches() {
        return ApiPage.table("Patches").stream();
    }

    @ParameterizedTest
    @MethodSource("patches")
    void a_bad_patch_is_answered_as_the_page_says(List<String> row) {
        check(row, row.get(2), List.of("Content-Type", row.get(1)), 3);
    }

    static Stream<List<String>> headers() {
        return ApiPage.table("Addresses, parameters and headers").stream();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_bad_address_or_header_is_answered_as_the_page_says(List<String> row) {
        String[] header = row.get(1).split(": ", 2);
        if (header[0].equals("Authorization")) {
            api = api.withToken(header[1].replace("Bearer ", ""));
            check(row, "", List.of(), 2);
        } else {
            check(row, "", header.length < 2 ? List.of() : List.of(header), 2);
        }
    }

    private void check(List<String> row, String body, List<String> header, int status) {
        String[] request = row.get(0).split(" ", 2);

        Answer answer = api.send(
                request[0],
                request[1]
                        .replace("{id}", session)
                        .replace("{conversationId}", conversation)
                        .replace("{order}", order),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8),
                sent -> header.isEmpty() ? sent : sent.header(header.get(0), header.get(1)));

        assertThat(answer.status()).as(row + ": " + answer).isEqualTo(Integer.parseInt(row.get(status)));
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        String blamed = row.get(status + 1);
        if (blamed.equals("the body")) {
            assertThat(answer.blamed()).containsExactly("");
        } else if (!blamed.isEmpty()) {
            assertThat(answer.blamed()).contains(blamed);
        }
        assertThat(stored()).isEqualTo(before);
    }

    private String stored() {
        return Tables.text("select s::text || a.expires_at || (" + Tables.said(session)
                + ") || (select string_agg(o::text || i::text, ';') from customer_order o join order_item i"
                + " on i.order_id = o.id where o.session_id = s.id)"
                + " || (select count(*) from customer_order o where o.session_id = s.id)"
                + " || (select count(*) from session o where o.owner_name = s.owner_name)"
                + " from session s join session_activity a on a.session_id = s.id where s.id = '" + session + "'");
    }
}
