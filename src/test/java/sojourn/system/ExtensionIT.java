package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/extending.md says of the example that it shows. */
@ExtendWith(ExtendedNodes.class)
class ExtensionIT {

    @Test
    void the_example_drafts_an_order_in_the_session_and_appends_a_message_in_the_background() {
        SessionsApi user = ExtendedNodes.onA(ExtendedNodes.user());
        String session = user.open();

        Answer asked = user.with("X-Session-Id", session).post("/quotes?item=jam", null);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.header("X-Session-Id")).isEqualTo(session);
        assertThat(user.get("/sessions/" + session + "/orders").list("items"))
                .extracting(order -> order.getString("status"))
                .containsExactly("DRAFT");
        Eventually.get(
                () -> user.get("/sessions/" + session + "/messages").list("messages"),
                messages -> messages.stream()
                        .anyMatch(message -> message.getString("content").equals("One jam costs 3.10.")));
    }

    @Test
    void the_example_without_a_session_has_one_that_ends_behind_its_task() {
        String name = ExtendedNodes.user();
        SessionsApi user = ExtendedNodes.onA(name);

        Answer asked = user.post("/quotes?item=tea", null);

        assertThat(asked.status()).isEqualTo(202);
        Probe.awaitRow(asked.header("X-Session-Id"), "ENDED transient SUBMITTED");
        assertThat(user.get("/sessions/" + asked.header("X-Session-Id") + "/messages")
                        .list("messages"))
                .extracting(message -> message.getString("content"))
                .containsExactly("One tea costs 3.10.");
    }

    @Test
    void a_resource_that_says_nothing_of_roles_is_closed() {
        assertThat(ExtendedNodes.onA(ExtendedNodes.user()).get("/probe-closed").status())
                .isEqualTo(403);
    }

    @Test
    void orders_of_one_owner_on_both_nodes_at_once_are_all_made_in_the_one_session_in_use() throws Exception {
        String name = ExtendedNodes.user();
        SessionsApi a = ExtendedNodes.onA(name);
        SessionsApi b = ExtendedNodes.onB(name);
        String session = a.open();
        List<Callable<Answer>> calls = IntStream.range(0, 64)
                .mapToObj(number -> (Callable<Answer>) () ->
                        (number % 2 == 0 ? a : b).post("/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}"))
                .toList();

        List<Answer> answers = Parallel.run(calls, 64);

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("sessionId")).isEqualTo(session);
            assertThat(answer.text("status")).isEqualTo("DRAFT");
        });
        assertThat(Probe.sessionsOf(name)).isOne();
    }
}
