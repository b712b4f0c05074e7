package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

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
                () -> user.get("/sessions/" + session + "/messages").list("items"),
                messages -> messages.stream()
                        .anyMatch(message -> message.getString("content").equals("One jam costs 3.10.")));
    }
}
