package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever races with a session's end is part of what is kept, or is told that it has ended. */
@ExtendWith(ArquillianExtension.class)
class EndRacesIT {

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String id;
    private String path;

    @BeforeEach
    void newSession() {
        api = SessionsApi.stranger(base);
        id = api.open();
        path = "/sessions/" + id;
    }

    @Test
    void of_64_that_append_and_16_that_end_everybody_is_told_the_truth() throws Exception {
        AtomicInteger appended = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(16);
        List<Callable<List<Answer>>> calls = new ArrayList<>();
        for (int client = 0; client < 64; client++) {
            String content = "message of " + client;
            calls.add(() -> {
                List<Answer> answers = new ArrayList<>();
                do {
                    answers.add(api.append(id, "user", content));
                    appended.incrementAndGet();
                } while (last(answers).status() == 201 && ended.getCount() > 0);
                // Too late, whoever was last.
                answers.add(api.append(id, "user", content));
                return answers;
            });
        }
        calls.addAll(Collections.nCopies(16, () -> {
            try {
                Eventually.get(appended::get, count -> count > 200);
                return List.of(api.post(path + "/end", null));
            } finally {
                ended.countDown();
            }
        }));

        List<List<Answer>> answers = Parallel.run(calls, calls.size());

        List<Answer> appends =
                answers.subList(0, 64).stream().flatMap(List::stream).toList();
        List<JsonObject> acknowledged = appends.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::json)
                .toList();
        List<Answer> ends =
                answers.subList(64, 80).stream().flatMap(List::stream).toList();
        assertThat(appends).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 410));
        assertThat(answers.subList(0, 64))
                .allSatisfy(own -> assertThat(last(own).status()).isEqualTo(410));
        assertThat(acknowledged).hasSizeGreaterThan(100);
        assertThat(ends).allSatisfy(end -> {
            assertThat(end.status()).isEqualTo(200);
            assertThat(end.json()).isEqualTo(ends.get(0).json());
        });
        assertThat(everyMessage()).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(Tables.count("conversation where sealed_at is not null and message_count = " + acknowledged.size()
                        + " and session_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(Tables.count("audit_entry where subject_id = '" + id + "'")).isEqualTo(1);
        assertThat(Tables.count("outbox_event where subject_id = '" + id + "'")).isEqualTo(1);
    }

    private static Answer last(List<Answer> answers) {
        return answers.get(answers.size() - 1);
    }

    private List<JsonObject> everyMessage() {
        List<JsonObject> messages = new ArrayList<>();
        Optional<String> next = Optional.of(path + "/messages?limit=200");
        while (next.isPresent()) {
            Answer page = api.get(next.get());
            messages.addAll(page.list("messages"));
            next = page.link("next");
        }
        return messages;
    }

    @Test
    void writers_without_pause_do_not_keep_a_session_from_being_changed_paused_and_ended() throws Exception {
        AtomicInteger appended = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<List<Answer>>> calls = new ArrayList<>(Collections.nCopies(16, () -> {
            while (!over.get()) {
                api.append(id, "user", "on and on");
                appended.incrementAndGet();
            }
            return List.of();
        }));
        calls.add(() -> {
            try {
                Eventually.get(appended::get, count -> count > 100);
                return List.of(
                        api.put(path + "/context", "{\"context\":{\"changed\":true}}"),
                        api.put(path, "{\"status\":\"INACTIVE\"}"),
                        api.put(path, "{\"status\":\"ACTIVE\"}"),
                        api.post(path + "/end", null));
            } finally {
                over.set(true);
            }
        });

        List<Answer> answers = Parallel.run(calls, calls.size()).get(16);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void clients_an_administrator_and_the_cleanup_end_it_once() throws Exception {
        api.append(id, "user", "hello");
        SessionsApi admin = SessionsApi.of(base, "an-administrator", "admin");
        Tables.letBeDue(id);
        List<Callable<Answer>> calls = new ArrayList<>();
        calls.addAll(Collections.nCopies(6, () -> api.post(path + "/end", null)));
        calls.addAll(Collections.nCopies(6, () -> api.put(path + "/expire", null)));
        calls.addAll(Collections.nCopies(4, () -> admin.post("/admin" + path + "/end", null)));
        calls.addAll(Collections.nCopies(4, () -> admin.post("/admin/cleanup", null)));

        List<Answer> answers = Parallel.run(calls);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(api.get(path).text("endReason")).isEqualTo("timeout");
        assertThat(Tables.count("audit_entry where subject_id = '" + id + "'")).isEqualTo(1);
    }
}
