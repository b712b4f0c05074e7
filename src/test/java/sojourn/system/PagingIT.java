package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever follows the links of pages meets everything once, whatever is added meanwhile. */
@ExtendWith(ArquillianExtension.class)
class PagingIT {

    @ArquillianResource
    private URI base;

    private SessionsApi api;

    @BeforeEach
    void newUser() {
        api = SessionsApi.stranger(base);
    }

    @Test
    void the_links_of_a_listing_lead_through_it_while_sessions_are_added_and_deleted() {
        List<String> opened = open(7);

        List<String> met = new ArrayList<>();
        Optional<String> next = Optional.of("/sessions?skip=0&take=2");
        while (next.isPresent()) {
            Answer page = api.get(next.get());
            met.addAll(ids(page, "items"));
            api.open();
            next = page.link("next");
        }
        Collections.reverse(opened);

        assertThat(met).isEqualTo(opened);
    }

    @Test
    void a_listing_goes_on_behind_a_session_that_is_gone() {
        List<String> opened = open(3);
        Answer page = api.get("/sessions?limit=1");
        api.delete("/sessions/" + opened.get(2));

        assertThat(ids(api.get(page.link("next").orElseThrow()), "items")).containsExactly(opened.get(1));
    }

    @Test
    void a_listing_by_number_has_links_to_both_sides() {
        List<String> opened = open(5);

        Answer page = api.get("/sessions?skip=3&take=2");
        Answer before = api.get(page.link("prev").orElseThrow());
        Answer first = api.get(before.link("prev").orElseThrow());

        assertThat(ids(page, "items")).containsExactly(opened.get(1), opened.get(0));
        assertThat(page.link("next")).isEmpty();
        assertThat(ids(before, "items")).containsExactly(opened.get(3), opened.get(2));
        assertThat(ids(first, "items")).containsExactly(opened.get(4));
        assertThat(first.link("prev")).isEmpty();
        assertThat(api.get(page.link("first").orElseThrow()).list("items")).hasSize(2);
    }

    @Test
    void the_links_of_messages_lead_through_them_both_ways_while_some_are_added() {
        String id = api.open();
        String path = "/sessions/" + id + "/messages";
        for (int i = 1; i <= 7; i++) {
            api.append(id, "user", "m" + i);
        }

        List<String> forwards = new ArrayList<>();
        Optional<String> next = Optional.of(path + "?limit=3");
        for (int i = 8; next.isPresent(); i++) {
            Answer page = api.get(next.get());
            forwards.addAll(contents(page));
            if (i < 10) {
                api.append(id, "user", "m" + i);
            }
            next = page.link("next");
        }
        List<String> backwards = new ArrayList<>();
        Optional<String> previous = Optional.of(path + "?before=8&limit=3");
        while (previous.isPresent()) {
            Answer page = api.get(previous.get());
            List<String> contents = new ArrayList<>(contents(page));
            Collections.reverse(contents);
            backwards.addAll(contents);
            previous = page.link("prev");
        }

        assertThat(forwards).containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
        assertThat(backwards).containsExactly("m7", "m6", "m5", "m4", "m3", "m2", "m1");
    }

    @Test
    void the_links_of_a_conversation_lead_through_it_and_no_other_both_ways() {
        String path = "/sessions/" + api.open() + "/conversations";
        List<String> addresses = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            StringBuilder messages = new StringBuilder();
            for (int i = 1; i <= 7; i++) {
                messages.append(i == 1 ? "" : ",").append("{\"role\":\"user\",\"content\":\"" + name + i + "\"}");
            }
            addresses.add(path + "/"
                    + api.post(path, "{\"messages\":[" + messages + "]}").text("id") + "/messages");
        }

        for (int i = 0; i < 2; i++) {
            String name = "ab".substring(i, i + 1);
            List<String> forwards = follow(addresses.get(i) + "?limit=3", "next");
            List<String> backwards = follow(addresses.get(i) + "?before=8&limit=3", "prev");

            assertThat(forwards).containsExactly(name + 1, name + 2, name + 3, name + 4, name + 5, name + 6, name + 7);
            assertThat(backwards).containsExactly(name + 5, name + 6, name + 7, name + 2, name + 3, name + 4, name + 1);
        }
    }

    @Test
    void the_links_of_a_list_of_conversations_lead_through_it_while_others_are_opened() {
        String path = "/sessions/" + api.open() + "/conversations";
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            opened.add(api.post(path, null).text("id"));
        }

        List<String> met = new ArrayList<>();
        Optional<String> next = Optional.of(path + "?skip=1&take=2");
        for (int i = 0; next.isPresent(); i++) {
            Answer page = api.get(next.get());
            met.addAll(ids(page, "items"));
            next = page.link("next");
            if (i == 0) {
                opened.add(api.post(path, null).text("id"));
                assertThat(ids(api.get(page.link("prev").orElseThrow()), "items"))
                        .containsExactly(opened.get(0));
                assertThat(ids(api.get(page.link("first").orElseThrow()), "items"))
                        .hasSize(2);
                assertThat(page.text("next")).isEqualTo(opened.get(2));
            }
        }

        assertThat(met).isEqualTo(opened.subList(1, 8));
        assertThat(ids(api.get(path), "items")).isEqualTo(opened);
        assertThat(api.get(path).json().isNull("next")).isTrue();
        assertThat(api.get(path + "?skip=8").list("items")).isEmpty();
    }

    @Test
    void a_page_of_conversations_with_large_metadata_ends_early_and_goes_on() {
        String path = "/sessions/" + api.open() + "/conversations";
        String large = "{\"metadata\":{\"a\":\"" + "x".repeat(1_000_000) + "\"}}";
        for (int i = 0; i < 12; i++) {
            api.post(path, large);
        }

        Answer first = api.get(path);
        Answer second = api.get(first.link("next").orElseThrow());

        assertThat(first.list("items")).hasSize(9);
        assertThat(second.list("items")).hasSize(3);
        assertThat(second.json().isNull("next")).isTrue();
    }

    @Test
    void everybodys_sessions_are_paged_likewise() {
        open(3);
        SessionsApi admin = SessionsApi.of(base, "an-administrator", "admin");

        Answer page = admin.get("/admin/sessions?limit=2");
        Answer next = admin.get(page.link("next").orElseThrow());

        assertThat(ids(next, "items")).hasSize(2).doesNotContainAnyElementsOf(ids(page, "items"));
    }

    private List<String> open(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(api.open());
        }
        return ids;
    }

    private List<String> follow(String first, String relation) {
        List<String> met = new ArrayList<>();
        Optional<String> page = Optional.of(first);
        while (page.isPresent()) {
            Answer answer = api.get(page.get());
            met.addAll(contents(answer));
            page = answer.link(relation);
        }
        return met;
    }

    private static List<String> ids(Answer answer, String field) {
        return answer.list(field).stream().map(item -> item.getString("id")).toList();
    }

    private static List<String> contents(Answer answer) {
        return answer.list("messages").stream()
                .map(message -> message.getString("content"))
                .toList();
    }
}
