package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators find sessions among everybody's: by status, owner, id and time, in both orders, in pages. */
@ExtendWith(ArquillianExtension.class)
class AdminListingIT {

    @ArquillianResource
    private URI base;

    private String word;
    private String user;
    private SessionsApi api;
    private SessionsApi admin;

    @BeforeEach
    void newUser() {
        word = "w" + UUID.randomUUID().toString().replace("-", "");
        user = "user-" + word;
        api = SessionsApi.of(base, user);
        admin = SessionsApi.of(base, "admin-" + UUID.randomUUID(), "admin");
    }

    @Test
    void each_status_is_the_one_that_answers_show() {
        String active = api.open();
        String paused = api.open();
        api.put("/sessions/" + paused, "{\"status\":\"INACTIVE\"}");
        String ended = api.open();
        api.post("/sessions/" + ended + "/end", null);
        String expired = api.open();
        api.put("/sessions/" + expired + "/expire", null);
        String runOut = api.open();
        Tables.letExpire(runOut);
        String pausedAndRunOut = api.open();
        api.put("/sessions/" + pausedAndRunOut, "{\"status\":\"INACTIVE\"}");
        Tables.letExpire(pausedAndRunOut);

        assertThat(ids("status=ACTIVE&owner=" + word)).containsExactly(active);
        assertThat(ids("status=INACTIVE&owner=" + word)).containsExactly(paused);
        assertThat(ids("status=ENDED&owner=" + word)).containsExactly(ended);
        assertThat(ids("status=EXPIRED&owner=" + word)).containsExactly(pausedAndRunOut, runOut, expired);
        for (String status : List.of("ACTIVE", "INACTIVE", "ENDED", "EXPIRED")) {
            assertThat(items("status=" + status + "&owner=" + word))
                    .extracting(session -> session.getString("status"))
                    .containsOnly(status);
        }
        assertThat(ids("owner=" + word)).containsExactly(pausedAndRunOut, runOut, expired, ended, paused, active);
    }

    @Test
    void a_status_of_everybodys_is_found_also_where_the_end_is_due_or_has_failed() throws Exception {
        String active = api.open();
        String failed = api.open();
        try (AutoCloseable failing = Tables.failing("session", "new.id = '" + failed + "'", "no")) {
            Tables.letBeDue(failed);
            Eventually.get(() -> Tables.count("failed_end where session_id = '" + failed + "'"), count -> count > 0);
            String from = api.get("/sessions/" + active).text("createdAt");

            assertThat(ids("status=EXPIRED&take=200&from=" + from)).contains(failed);
            assertThat(ids("status=ACTIVE&take=200&from=" + from))
                    .contains(active)
                    .doesNotContain(failed);
            assertThat(ids("status=EXPIRED&id=" + failed)).containsExactly(failed);
            assertThat(ids("status=ACTIVE&id=" + failed)).isEmpty();
            assertThat(ids("status=EXPIRED&owner=" + word)).containsExactly(failed);
        }
        admin.post("/admin/cleanup", null);
        assertThat(ids("status=EXPIRED&owner=" + word)).as("once").containsExactly(failed);
    }

    @Test
    void an_owner_is_found_by_words_of_id_email_and_name_and_by_their_beginnings() {
        String id = "sub|" + UUID.randomUUID();
        String session = SessionsApi.of(base, id).open();
        Tables.execute("update app_user set email = 'ann.lee@" + word + ".example.org', name = 'Ann M. O''Hara-" + word
                + "' where id = '" + id + "'");

        for (String asked : List.of(
                id,
                "ann " + word,
                "ANN " + word.toUpperCase(Locale.ROOT),
                "lee " + word.substring(0, 20),
                "hara " + word,
                "O'Hara-" + word,
                "ann.lee@" + word + ".example.org",
                "ann.lee@" + word + ".exa")) {
            assertThat(ids("owner=" + encoded(asked))).as(asked).containsExactly(session);
        }
        for (String asked :
                List.of("ann bob " + word, "nn " + word, word.substring(1), "%", "_", "' or '1'='1", "\\")) {
            assertThat(ids("owner=" + encoded(asked))).as(asked).isEmpty();
        }
    }

    @Test
    void a_service_is_found_by_words_of_its_name() {
        String service = "Night-Import " + word;
        String secret = admin.post("/admin/api-keys", "{\"name\":\"x\",\"service\":\"" + service + "\"}")
                .text("secret");
        String session = SessionsApi.byKey(base, secret).open();

        assertThat(ids("owner=" + encoded("import " + word))).containsExactly(session);
        assertThat(ids("owner=" + encoded("mport " + word))).isEmpty();
        assertThat(ids("owner=" + encoded("nig " + word) + "&status=ACTIVE")).containsExactly(session);
    }

    @Test
    void the_sessions_of_several_owners_are_in_one_order() {
        SessionsApi other = SessionsApi.of(base, "other-" + word);
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            opened.add(0, api.open());
            opened.add(0, other.open());
        }

        assertThat(ids("owner=" + word)).isEqualTo(opened);
        assertThat(follow("owner=" + word + "&limit=2")).isEqualTo(opened);
        Collections.reverse(opened);
        assertThat(ids("owner=" + word + "&order=oldest")).isEqualTo(opened);
    }

    @Test
    void an_owner_who_may_be_anybody_has_to_be_said_more_of() {
        Tables.execute("insert into app_user (id) select '" + word + "-' || n from generate_series(1, 1001) n");

        Answer refused = admin.get("/admin/sessions?owner=" + word);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.blamed()).containsExactly("owner");
        assertThat(ids("owner=" + encoded(word + "-1001"))).isEmpty();
    }

    @Test
    void a_session_is_found_by_the_beginning_of_its_id() {
        String session = api.open();

        assertThat(ids("id=" + session)).containsExactly(session);
        assertThat(ids("id=" + session.substring(0, 30).toUpperCase(Locale.ROOT)))
                .containsExactly(session);
        assertThat(ids("take=200&id=" + session.substring(0, 8))).contains(session);
        assertThat(ids("id=" + session + "&owner=" + word)).containsExactly(session);
        assertThat(ids("id=" + session + "&owner=somebody-else-" + word)).isEmpty();
        assertThat(ids("id=" + session + "&status=ENDED")).isEmpty();
        assertThat(ids("id=" + session + "&status=ACTIVE")).containsExactly(session);
        assertThat(ids("id=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_time_is_from_an_instant_until_ahead_of_another() {
        api.open();
        String middle = api.open();
        api.open();
        String at = createdAt(middle);

        assertThat(ids("owner=" + word + "&from=" + at)).hasSize(2).contains(middle);
        assertThat(ids("owner=" + word + "&to=" + at)).hasSize(1).doesNotContain(middle);
        assertThat(ids("from=" + at + "&id=" + middle)).containsExactly(middle);
        assertThat(ids("to=" + at + "&id=" + middle)).isEmpty();
        assertThat(ids("take=200&status=ACTIVE&from=" + at)).contains(middle);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&order=oldest",
                "&status=ACTIVE",
                "&status=ACTIVE&order=oldest",
                "&status=EXPIRED",
                "&status=EXPIRED&order=oldest",
                "&to=9000-01-01T00:00:00Z",
            })
    void both_forms_of_pages_lead_through_what_is_filtered_while_sessions_are_added(String filter) {
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String id = api.open();
            opened.add(0, id);
            if (filter.contains("EXPIRED")) {
                if (i % 2 == 0) {
                    api.put("/sessions/" + id + "/expire", null);
                } else {
                    Tables.letExpire(id);
                }
            }
        }
        boolean oldest = filter.contains("oldest");
        if (oldest) {
            Collections.reverse(opened);
        }

        assertThat(ids("owner=" + word + filter)).isEqualTo(opened);
        assertThat(ids("owner=" + word + filter + "&skip=3&take=2")).isEqualTo(opened.subList(3, 5));
        assertThat(follow("owner=" + word + filter + "&take=3")).isEqualTo(opened);
        assertThat(follow("owner=" + word + filter + "&limit=1")).isEqualTo(opened);
        Answer page = admin.get("/admin/sessions?skip=4&take=2&owner=" + word + filter);
        assertThat(ids(admin.get(page.link("prev").orElseThrow()))).isEqualTo(opened.subList(2, 4));
        if (!oldest && !filter.contains("EXPIRED")) {
            Answer first = admin.get("/admin/sessions?limit=4&owner=" + word + filter);
            api.open();
            assertThat(ids(admin.get(first.link("next").orElseThrow()))).isEqualTo(opened.subList(4, 7));
        }
    }

    @Test
    void everybodys_sessions_from_the_oldest_on_are_paged_without_a_gap() {
        String first = api.open();
        String second = api.open();
        String third = api.open();

        List<String> seen = follow("order=oldest&limit=1&from=" + createdAt(first), 1_000);

        assertThat(seen).containsSubsequence(first, second, third).doesNotHaveDuplicates();
    }

    @Test
    void what_is_listed_is_shown_as_it_is_read_and_is_no_use() {
        String session = api.open("{\"context\":{\"<script>\":\"</script><img src=x onerror=alert(1)>\"}}");
        Answer before = admin.get("/admin/sessions/" + session);

        assertThat(items("id=" + session)).containsExactly(before.json());
        assertThat(items("id=" + session).get(0).getJsonObject("user").getString("id"))
                .isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=active|400|status",
                "status=|400|status",
                "status=GONE|400|status",
                "status=ACTIVE&status=ENDED|400|status",
                "owner=|400|owner",
                "owner=a%00b|400|owner",
                "id=|400|id",
                "id=0123456|400|id",
                "id=0123456g|400|id",
                "id=01234567%25|400|id",
                "id=01234567-1234-1234-1234-1234567890123|400|id",
                "from=yesterday|400|from",
                "to=2030-01-01|400|to",
                "from=2030-01-02T00:00:00Z&to=2030-01-02T00:00:00Z|422|to",
                "order=newest%3Bdrop|400|order",
                "order=NEWEST|400|order",
                "text=x|400|text",
                "take=201|400|take",
                "skip=10001|400|skip",
                "status=ACTIVE&cursor=broken|400|cursor",
                "status=ACTIVE&limit=1&take=1|400|take"
            })
    void a_bad_question_is_told_what_is_wrong(String query, int status, String field) {
        Answer answer = admin.get("/admin/sessions?" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.blamed()).containsExactly(field);
    }

    @Test
    void a_user_whose_names_are_as_long_as_tokens_allow_can_be_found() {
        String session = api.open();
        Tables.execute(
                "update app_user set name = repeat('x', 5000) || ' ' || repeat('ü-', 3000), email = repeat('y', 5000)"
                        + " where id = '" + user + "'");

        assertThat(ids("owner=" + encoded(word + " xxx yyy"))).containsExactly(session);
    }

    private String createdAt(String session) {
        return admin.get("/admin/sessions/" + session).text("createdAt");
    }

    private List<String> follow(String query) {
        return follow(query, 20);
    }

    private List<String> follow(String query, int most) {
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of("/admin/sessions?" + query);
        for (int pages = 0; next.isPresent() && pages < most; pages++) {
            Answer page = admin.get(next.get());
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            seen.addAll(ids(page));
            assertThat(page.json().isNull("next")).isEqualTo(page.link("next").isEmpty());
            next = page.link("next");
        }
        return seen;
    }

    private List<String> ids(String query) {
        return items(query).stream().map(session -> session.getString("id")).toList();
    }

    private static List<String> ids(Answer page) {
        return page.list("items").stream()
                .map(session -> session.getString("id"))
                .toList();
    }

    private List<JsonObject> items(String query) {
        Answer answer = admin.get("/admin/sessions?" + query);
        assertThat(answer.status()).as(query + ": " + answer).isEqualTo(200);
        return answer.list("items");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
