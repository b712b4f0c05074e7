package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Administrators see which settings hold and where each comes from, and no secret. */
@ExtendWith(ArquillianExtension.class)
class AdminSettingsIT {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `((?:session|outbox|background|mp|console)\\.[a-z.-]+)` \\|([^|]*)\\|");

    @ArquillianResource
    private URI base;

    private Answer answer;
    private Map<String, JsonObject> settings;

    @BeforeEach
    void read() {
        answer = SessionsApi.of(base, "an-admin", "admin").get("/admin/settings");
        settings = answer.list("items").stream().collect(Collectors.toMap(each -> each.getString("key"), each -> each));
    }

    @Test
    void they_are_those_of_the_page_for_operators_with_the_defaults_it_names() throws Exception {
        Map<String, String> documented = documented();

        assertThat(settings.keySet()).isEqualTo(documented.keySet());
        documented.forEach((key, fallback) -> {
            JsonObject setting = setting(key);
            // What is said in words follows from something else.
            if (!setting.getBoolean("given") && fallback.matches("\\S+") && !fallback.equals("none")) {
                assertThat(setting.getString("value")).as(key).isEqualTo(fallback);
            }
            if (!setting.getBoolean("given") && fallback.equals("none")) {
                assertThat(setting.isNull("value")).as(key).isTrue();
            }
            assertThat(setting.isNull("source")).as(key).isEqualTo(!setting.getBoolean("given"));
        });
    }

    @Test
    void what_is_given_is_shown_with_its_source() {
        JsonObject issuer = setting("mp.jwt.verify.issuer");

        assertThat(issuer.getString("value")).isEqualTo("sojourn-local");
        assertThat(issuer.getBoolean("given")).isTrue();
        assertThat(issuer.getString("source")).containsIgnoringCase("system");
    }

    @Test
    void secrets_are_told_to_be_given_and_nothing_else() {
        JsonObject password = setting("session.schema.password");

        assertThat(password.getBoolean("secret")).isTrue();
        assertThat(password.getBoolean("given")).isTrue();
        assertThat(password.isNull("value")).isTrue();
        assertThat(answer.response().body())
                .doesNotContain(ServerUnderTest.database().password());
        assertThat(settings.values().stream()
                        .filter(each -> each.getBoolean("secret"))
                        .map(each -> each.getString("key")))
                .containsExactlyInAnyOrder(
                        "session.schema.password",
                        "session.cluster.key",
                        "session.api-key-secret",
                        "console.first-admin.password",
                        "console.oidc.client-secret");
    }

    private JsonObject setting(String key) {
        return Objects.requireNonNull(settings.get(key), key);
    }

    private static Map<String, String> documented() throws IOException {
        String page = Files.readString(Path.of("docs", "operations.md"));
        int start = page.indexOf("\n## Every setting\n");
        Map<String, String> rows = new LinkedHashMap<>();
        for (MatchResult row : ROW.matcher(page.substring(start, page.indexOf("\n## ", start + 1)))
                .results()
                .toList()) {
            rows.put(row.group(1), row.group(2).strip());
        }
        return rows;
    }
}
