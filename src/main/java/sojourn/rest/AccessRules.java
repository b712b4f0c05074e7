package sojourn.rest;

import jakarta.annotation.Priority;
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
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may call what: the roles that a method, or else its class, allows. A method that says nothing is closed to everybody. */
@Provider
public class AccessRules implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (!isOpen(resource)) {
            context.register(new RolesFilter(roles(resource)));
        }
    }

    private static boolean isOpen(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return method.isAnnotationPresent(PermitAll.class)
                || (!method.isAnnotationPresent(RolesAllowed.class)
                        && resource.getResourceClass().isAnnotationPresent(PermitAll.class));
    }

    private static List<String> roles(ResourceInfo resource) {
        @Nullable RolesAllowed rule = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        if (rule == null) {
            rule = resource.getResourceClass().getAnnotation(RolesAllowed.class);
        }
        return rule == null ? List.of() : List.of(rule.value());
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
