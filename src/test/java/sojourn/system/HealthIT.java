package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each kind of health says what it is for, and nothing else. */
@ExtendWith(ArquillianExtension.class)
class HealthIT {

    @ArquillianResource
    private URI base;

    @Test
    void the_start_is_over_when_the_server_serves() {
        assertThat(checks("started")).containsExactly("started UP");
    }

    @Test
    void a_node_lives_as_long_as_its_timers_run() {
        assertThat(checks("live")).containsExactly("timers UP");
    }

    @Test
    void a_node_is_ready_with_its_database_and_tells_of_the_others() {
        assertThat(checks("ready")).containsExactlyInAnyOrder("database UP", "cluster UP");
    }

    private List<String> checks(String kind) {
        Answer health = new SessionsApi(base, null).at(base.resolve("/health/" + kind));
        assertThat(health.status()).isEqualTo(200);
        return health.list("checks").stream().map(HealthIT::told).toList();
    }

    private static String told(JsonObject check) {
        return check.getString("name") + " " + check.getString("status");
    }
}
