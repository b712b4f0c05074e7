package sojourn.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST API. Its resources and providers are found by their annotations, also those of an extension. */
@ApplicationPath("/api")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sojourn",
                        version = "1",
                        description =
                                "Sessions that tie many requests to one interaction. Errors are RFC 9457 problems."),
        security = {
            @SecurityRequirement(name = "token"),
            @SecurityRequirement(name = "key"),
            @SecurityRequirement(name = "secret")
        })
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A MicroProfile JWT: claims sub, groups, and where known email and name.")
@SecurityScheme(
        securitySchemeName = "key",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-Api-Key",
        description = "An API key, which stands for one user or service. Not together with a token.")
@SecurityScheme(
        securitySchemeName = "secret",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-Session-Token",
        description = "The secret of an anonymous session, where the settings let anonymous callers in.")
public class RestApplication extends Application {

    /**
     * Jersey's own description of the API stays off: it would be a second one beside OpenAPI. A Location stays as it is:
     * Jersey would put in front of it what the client calls this host.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl",
                true,
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
