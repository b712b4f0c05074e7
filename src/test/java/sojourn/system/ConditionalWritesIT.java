package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write with If-Match is done for the version that it names, and for no other. */
@ExtendWith(ArquillianExtension.class)
class ConditionalWritesIT {

    private static final String OTHER = "\"999\"";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String path;
    private String tag;

    @BeforeEach
    void open() {
        api = SessionsApi.stranger(base);
        Answer opened = api.post("/sessions", "{\"context\":{\"step\":1}}");
        path = "/sessions/" + opened.text("id");
        tag = opened.header("ETag");
    }

    @Test
    void every_answer_that_is_a_session_names_its_version() {
        assertThat(tag).isEqualTo("\"" + version(api.get(path)) + "\"");
        for (Answer answer : List.of(
                api.put(path, "{\"status\":\"INACTIVE\"}"),
                api.put(path, "{\"status\":\"ACTIVE\"}"),
                api.put(path + "/context", "{\"context\":{\"step\":2}}"),
                api.mergePatch(path, "{\"context\":{\"a\":1}}"),
                api.jsonPatch(path + "/context", "[{\"op\":\"add\",\"path\":\"/b\",\"value\":2}]"),
                api.put(path + "/activity", null),
                api.post(path + "/end", null),
                api.put(path + "/expire", null),
                api.get(path))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header("ETag")).isEqualTo("\"" + version(answer) + "\"");
        }
        assertThat(api.get(path + "/messages").header("ETag")).isEmpty();
    }

    @Test
    void a_version_is_another_after_each_change_and_the_same_after_touches_and_messages() {
        String first = tag;
        api.append(path.substring("/sessions/".length()), "user", "hello");
        api.put(path + "/activity", null);
        assertThat(api.get(path).header("ETag")).isEqualTo(first);

        String second = api.put(path + "/context", "{\"context\":{\"step\":2}}").header("ETag");
        String third = api.put(path, "{\"duration\":\"PT5H\"}").header("ETag");
        String fourth = api.put(path, "{\"status\":\"INACTIVE\"}").header("ETag");

        assertThat(List.of(first, second, third, fourth)).doesNotHaveDuplicates();
    }

    @Test
    void a_write_for_the_current_version_is_done() {
        assertThat(api.ifMatch(tag)
                        .put(path + "/context", "{\"context\":{\"step\":2}}")
                        .status())
                .isEqualTo(200);
        assertThat(api.ifMatch("*").put(path, "{\"context\":{\"step\":3}}").status())
                .isEqualTo(200);
        String current = api.get(path).header("ETag");
        assertThat(api.ifMatch("\"a\" ,W/\"0\", " + OTHER + "," + current)
                        .mergePatch(path, "{\"context\":{\"step\":4}}")
                        .status())
                .isEqualTo(200);
        assertThat(api.ifMatch(api.get(path).header("ETag")).delete(path).status())
                .isEqualTo(204);
    }

    @Test
    void every_write_for_another_version_changes_nothing_and_learns_the_current_one() {
        SessionsApi late = api.ifMatch(OTHER);
        String conversation = api.post(path + "/conversations", null).text("id");
        // It is answered when it is stored: no touch of before is written later.
        api.put(path + "/activity", null);
        String before = stored();

        for (Answer answer : List.of(
                late.put(path, "{\"context\":{}}"),
                late.put(path, "{\"status\":\"ENDED\"}"),
                late.put(path + "/context", "{\"context\":{}}"),
                late.mergePatch(path, "{\"context\":{\"a\":1}}"),
                late.jsonPatch(path + "/context", "[{\"op\":\"test\",\"path\":\"/not-there\",\"value\":2}]"),
                late.put(path + "/activity", null),
                late.post(path + "/messages", "{\"role\":\"user\",\"content\":\"hello\"}"),
                late.post(path + "/conversations", "{}"),
                late.post(
                        path + "/conversations/" + conversation + "/messages",
                        "{\"role\":\"user\",\"content\":\"hello\"}"),
                late.put(path + "/expire", null),
                late.post(path + "/end", null),
                late.delete(path),
                SessionsApi.of(base, "an-administrator", "admin")
                        .ifMatch(OTHER)
                        .post("/admin" + path + "/end", null))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(412);
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.text("detail")).contains("version " + tag.replace("\"", ""));
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:version-mismatch");
        }
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"W/\"0\"", "\"00\"", "\"\"", "\"-1\"", "\"99999999999999999999\"", "\"abc\"", "W/\"a\", \"b\""})
    void a_tag_that_was_never_given_out_matches_nothing(String other) {
        assertThat(api.ifMatch(other).put(path, "{\"context\":{}}").status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "\"0",
                "0\"",
                "\"0\" \"1\"",
                "\"0\"                                          x",
                ",",
                "\"0\",*",
                "*, \"0\"",
                "w/\"0\"",
                ""
            })
    void a_malformed_header_is_refused_by_its_name(String malformed) {
        String before = stored();

        Answer answer = api.ifMatch(malformed).put(path, "{\"context\":{}}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.blamed()).containsExactly("If-Match");
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{tag},", ",{tag}", " , ,{tag} ,, \"999\" ,"})
    void a_list_may_have_empty_elements(String list) {
        assertThat(api.ifMatch(list.replace("{tag}", tag))
                        .put(path, "{\"context\":{}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_changes_nothing_leaves_the_version_alone() {
        for (Answer answer : List.of(
                api.mergePatch(path + "/context", "{}"),
                api.mergePatch(path + "/context", "{\"step\":1.0}"),
                api.jsonPatch(path + "/context", "[]"),
                api.jsonPatch(path + "/context", "[{\"op\":\"test\",\"path\":\"/step\",\"value\":1}]"),
                api.mergePatch(path, "{\"context\":{\"step\":1},\"status\":\"ACTIVE\"}"),
                api.put(path, "{\"context\":{ \"step\" : 1 }}"),
                api.put(path + "/context", "{\"context\":{\"step\":1.00}}"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header("ETag")).isEqualTo(tag);
        }
    }

    @Test
    void a_conversation_is_opened_and_grows_under_the_version_of_its_session() {
        Answer opened = api.ifMatch(tag).post(path + "/conversations", "{}");
        Answer appended = api.ifMatch(tag)
                .post(
                        path + "/conversations/" + opened.text("id") + "/messages",
                        "{\"role\":\"user\",\"content\":\"hello\"}");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(appended.status()).isEqualTo(201);
        assertThat(api.get(path).header("ETag")).isEqualTo(tag);
    }

    @Test
    void there_is_nothing_to_match_where_a_session_is_opened() {
        assertThat(api.ifMatch("*").post("/sessions", "{}").status()).isEqualTo(201);
        assertThat(api.ifMatch(tag).post("/sessions", "{}").status()).isEqualTo(400);
    }

    @Test
    void of_many_writes_for_one_version_one_is_done() throws Exception {
        List<Callable<Answer>> writes = IntStream.range(0, 32)
                .<Callable<Answer>>mapToObj(
                        i -> () -> api.ifMatch(tag).put(path + "/context", "{\"context\":{\"winner\":" + i + "}}"))
                .toList();

        List<Answer> answers = Parallel.run(writes);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(31);
    }

    @Test
    void an_ended_session_is_gone_before_its_version_is_looked_at() {
        api.post(path + "/end", null);

        assertThat(api.ifMatch(OTHER).put(path, "{\"context\":{}}").status()).isEqualTo(410);
        assertThat(api.ifMatch(OTHER).mergePatch(path + "/context", "{}").status())
                .isEqualTo(410);
        assertThat(api.ifMatch(OTHER).post(path + "/end", null).status()).isEqualTo(412);
        assertThat(api.ifMatch(OTHER)
                        .jsonPatch(
                                path,
                                "[{\"op\":\"test\",\"path\":\"/no\",\"value\":1},"
                                        + "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"ENDED\"}]")
                        .status())
                .isEqualTo(412);
    }

    private static long version(Answer answer) {
        return answer.json().getJsonNumber("version").longValue();
    }

    private String stored() {
        String id = path.substring("/sessions/".length());
        return Tables.text("select s::text || a || (" + Tables.said(id)
                + ") from session s join session_activity a on a.session_id = s.id where s.id = '" + id + "'");
    }
}
