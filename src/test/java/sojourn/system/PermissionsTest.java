package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sojourn.system.Permissions.Role;

/** A new endpoint cannot be forgotten, and is closed until somebody says otherwise. */
class PermissionsTest {

    private static final Belongings NOTHING = new Belongings("o", "s", "c", "o", "e", "k", "a");

    @Test
    void an_endpoint_that_is_not_in_the_table_fails_with_a_sentence_that_says_what_to_add() {
        Endpoint unknown = new Endpoint("DELETE", "/things", List.of(), List.of(), false);

        assertThatThrownBy(() -> Permissions.expected(unknown, Role.OWNER))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DELETE /things is new: say in Permissions.SUCCESS");
    }

    @Test
    void a_parameter_that_nobody_knows_fails_likewise() {
        Endpoint unknown = new Endpoint("GET", "/sessions/{thing}", List.of("thing"), List.of(), false);

        assertThatThrownBy(() -> NOTHING.address(unknown))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("{thing} in GET /sessions/{thing}");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADMINISTRATOR"})
    void a_new_write_of_administrators_is_theirs_alone(Role role) {
        Endpoint write = new Endpoint("POST", "/admin/anything", List.of(), List.of(), false);

        assertThat(Permissions.isRefused(write, role)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OWNER", "OWNER_ELSEWHERE", "HOLDER"})
    void a_new_thing_is_its_owners_alone(Role role) {
        Endpoint read = new Endpoint("GET", "/sessions/{id}/anything", List.of("id"), List.of(), false);

        assertThat(Permissions.isRefused(read, role)).isTrue();
    }

    @Test
    void an_endpoint_is_read_from_annotations() {
        assertThat(Endpoint.of(Things.class))
                .containsExactlyInAnyOrder(
                        new Endpoint("DELETE", "/things/{id}/parts/{part}", List.of("id", "part"), List.of(), false),
                        new Endpoint("GET", "/things/{id}", List.of("id"), List.of(), true));
        assertThatThrownBy(() -> Endpoint.of(Leading.class).toList())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("leads to another resource");
    }

    /** A resource. */
    @Path("/things/{id: [0-9]+}")
    public static final class Things {

        @GET
        public void read(String body) {}

        @DELETE
        @Path("parts/{part}")
        public void remove() {}
    }

    /** A resource that has others below it. */
    @Path("leading")
    public static final class Leading {

        @Path("on")
        public Things on() {
            return new Things();
        }
    }
}
