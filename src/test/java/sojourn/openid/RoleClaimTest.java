package sojourn.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleClaimTest {

    @Test
    void a_list_of_roles_has_the_role_or_not() {
        assertThat(at("groups").role(Map.of("groups", List.of("x", "boss")))).contains("admin");
        assertThat(at("groups").role(Map.of("groups", List.of("reader")))).contains("auditor");
        assertThat(at("groups").role(Map.of("groups", List.of("admin", "auditor", "bossy"))))
                .isEmpty();
    }

    @Test
    void the_greater_of_both_counts() {
        assertThat(at("groups").role(Map.of("groups", List.of("reader", "boss"))))
                .contains("admin");
    }

    @Test
    void one_role_may_be_a_text_which_is_not_taken_apart() {
        assertThat(at("role").role(Map.of("role", "boss"))).contains("admin");
        assertThat(at("role").role(Map.of("role", "boss reader"))).isEmpty();
    }

    @Test
    void a_path_reaches_into_objects() {
        assertThat(at("realm_access.roles").role(Map.of("realm_access", Map.of("roles", List.of("boss")))))
                .contains("admin");
        assertThat(at("resource_access.my.app.roles")
                        .role(Map.of("resource_access", Map.of("my.app", Map.of("roles", List.of("reader"))))))
                .contains("auditor");
        assertThat(at("https://example.com/roles").role(Map.of("https://example.com/roles", List.of("boss"))))
                .contains("admin");
    }

    @Test
    void what_is_nothing_of_the_kind_gives_no_role() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("groups", null);
        assertThat(at("groups").role(Map.of())).isEmpty();
        assertThat(at("groups").role(nothing)).isEmpty();
        assertThat(at("groups").role(Map.of("groups", Map.of("boss", true)))).isEmpty();
        assertThat(at("groups").role(Map.of("groups", List.of(List.of("boss"), 7))))
                .isEmpty();
        assertThat(at("a.b").role(Map.of("a", List.of("boss")))).isEmpty();
        assertThat(at("a..b").role(Map.of("a", Map.of("b", List.of("boss"))))).isEmpty();
        assertThat(at(".").role(Map.of("", Map.of()))).isEmpty();
    }

    private static RoleClaim at(String path) {
        return new RoleClaim(path, "boss", "reader");
    }
}
