package sojourn.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What annotations of resources allow, also those that an extension has and Sojourn has not. */
class AccessRulesTest {

    @Test
    void a_method_says_who_may_call_it_and_else_its_class() throws Exception {
        assertThat(roles(ForUsers.class, "says_nothing")).contains(List.of("user"));
        assertThat(roles(ForUsers.class, "for_admins")).contains(List.of("admin"));
        assertThat(roles(ForUsers.class, "for_everybody")).isEmpty();
        assertThat(roles(ForEverybody.class, "says_nothing")).isEmpty();
        assertThat(roles(ForNobody.class, "for_users")).contains(List.of("user"));
    }

    @Test
    void nobody_may_call_what_is_denied_or_says_nothing() throws Exception {
        assertThat(roles(ForUsers.class, "for_nobody")).contains(List.of());
        assertThat(roles(ForEverybody.class, "for_nobody")).contains(List.of());
        assertThat(roles(ForNobody.class, "says_nothing")).contains(List.of());
        assertThat(roles(Silent.class, "says_nothing")).contains(List.of());
    }

    private static Optional<List<String>> roles(Class<?> resource, String method) throws NoSuchMethodException {
        return AccessRules.roles(info(resource, method));
    }

    private static ResourceInfo info(Class<?> resource, String name) throws NoSuchMethodException {
        Method method = resource.getDeclaredMethod(name);
        return new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                return method;
            }

            @Override
            public Class<?> getResourceClass() {
                return resource;
            }
        };
    }

    @RolesAllowed("user")
    private static final class ForUsers {
        void says_nothing() {}

        @RolesAllowed("admin")
        void for_admins() {}

        @PermitAll
        void for_everybody() {}

        @DenyAll
        void for_nobody() {}
    }

    @PermitAll
    private static final class ForEverybody {
        void says_nothing() {}

        @DenyAll
        void for_nobody() {}
    }

    @DenyAll
    private static final class ForNobody {
        void says_nothing() {}

        @RolesAllowed("user")
        void for_users() {}
    }

    private static final class Silent {
        void says_nothing() {}
    }
}
