package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever follows the events meets each end once, also those that were committed late. */
@ExtendWith(ArquillianExtension.class)
class EventsIT {

    @ArquillianResource
    private URI base;

    private String user;
    private SessionsApi api;
    private SessionsApi admin;

    @BeforeEach
    void newUsers() {
        user = "user-" + UUID.randomUUID();
        api = SessionsApi.of(base, user);
        admin = SessionsApi.of(base, "admin-" + UUID.randomUUID(), "admin");
    }

    @Test
    void an_end_is_told_with_its_owner_and_its_reason() {
        long before = lastPosition();
        String id = api.open();
        JsonObject ended = api.post("/sessions/" + id + "/end", null).json();

        JsonObject event = follow(before).stream()
                .filter(each -> each.getString("subjectId").equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(event.getString("type")).isEqualTo("session.ended");
        assertThat(event.getJsonObject("data"))
                .isEqualTo(Answer.json("{\"ownerType\":\"USER\",\"ownerName\":\"" + user
                        + "\",\"reason\":\"client\",\"endedAt\":\"" + ended.getString("endedAt") + "\"}"));
    }

    @Test
    void a_late_commit_is_not_passed_over() throws Exception {
        UUID late = UUID.randomUUID();
        try (Connection connection = ServerUnderTest.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into outbox_event (id, type, subject_id, data, created_at) values"
                    + " (gen_random_uuid(), 'test', '" + late + "', '{}', now() - interval '1 minute')");
            String id = api.open();
            long before = lastPosition();
            api.post("/sessions/" + id + "/end", null);
            List<JsonObject> seen = follow(before);
            assertThat(seen).anyMatch(event -> event.getString("subjectId").equals(id));
            long read = position(seen.get(seen.size() - 1));

            connection.commit();

            assertThat(follow(read))
                    .anyMatch(event -> event.getString("subjectId").equals(late.toString()));
        }
    }

    @Test
    void readers_and_writers_at_once_neither_lose_nor_repeat_an_event() throws Exception {
        long before = lastPosition();
        List<Callable<List<String>>> work = new ArrayList<>();
        IntStream.range(0, 8)
                .forEach(i -> work.add(() -> {
                    SessionsApi other = SessionsApi.stranger(base);
                    List<String> ended = new ArrayList<>();
                    for (int n = 0; n < 8; n++) {
                        String id = other.open();
                        other.post("/sessions/" + id + "/end", null);
                        ended.add(id);
                    }
                    return ended;
                }));
        IntStream.range(0, 4)
                .forEach(i -> work.add(() -> {
                    follow(before);
                    return List.of();
                }));

        List<String> ended = Parallel.run(work).stream().flatMap(List::stream).toList();
        List<JsonObject> events = follow(before);

        assertThat(events.stream().map(event -> event.getString("subjectId")).filter(ended::contains))
                .containsExactlyInAnyOrderElementsOf(ended);
        assertThat(events.stream().map(EventsIT::position).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_failed_end_tells_nothing() throws Exception {
        long before = lastPosition();
        String id = api.open();
        try (AutoCloseable failing = Tables.failing("audit_entry", "new.subject_id = '" + id + "'", "no")) {
            assertThat(api.post("/sessions/" + id + "/end", null).status()).isEqualTo(503);
        }

        assertThat(follow(before))
                .noneMatch(event -> event.getString("subjectId").equals(id));
    }

    private long lastPosition() {
        List<JsonObject> all = follow(0);
        return all.isEmpty() ? 0 : position(all.get(all.size() - 1));
    }

    private List<JsonObject> follow(long after) {
        List<JsonObject> events = new ArrayList<>();
        Optional<String> next = Optional.of("/admin/events?limit=200&after=" + after);
        while (next.isPresent()) {
            Answer page = admin.get(next.get());
            events.addAll(page.list("items"));
            next = page.list("items").isEmpty() ? Optional.empty() : page.link("next");
        }
        return events;
    }

    private static long position(JsonObject event) {
        return event.getJsonNumber("position").longValue();
    }
}
