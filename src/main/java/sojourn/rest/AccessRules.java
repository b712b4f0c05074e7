package sojourn.rest;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may call what: the roles that a method, or else its class, allows. A method that says nothing is closed to everybody. */
@Provider
public class AccessRules implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        roles(resource).ifPresent(roles -> context.register(new RolesFilter(roles)));
    }

    /** The roles of which a caller needs one; empty if it needs none, a list of none if nobody may call. */
    static Optional<List<String>> roles(ResourceInfo resource) {
        AnnotatedElement rule = rule(resource);
        if (rule.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(List.of());
        }
        if (rule.isAnnotationPresent(PermitAll.class)) {
            return Optional.empty();
        }
        @Nullable RolesAllowed allowed = rule.getAnnotation(RolesAllowed.class);
        return Optional.of(allowed == null ? List.of() : List.of(allowed.value()));
    }

    /** Whose annotations count: the method's, if it has any of them, and else its class's. */
    private static AnnotatedElement rule(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return Stream.of(PermitAll.class, RolesAllowed.class, DenyAll.class).anyMatch(method::isAnnotationPresent)
                ? method
                : resource.getResourceClass();
    }

    /** Lets a caller pass who has one of the roles. */
    @Priority(Priorities.AUTHORIZATION)
    private record RolesFilter(List<String> roles) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            SecurityContext security = request.getSecurityContext();
            if (roles.stream().noneMatch(security::isUserInRole)) {
                throw Callers.refusal(security);
            }
        }
    }
}
