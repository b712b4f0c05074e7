package sojourn.rest;

import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * The field {@code endpoints} which Payara 6 adds to a document, and with which validators and generators refuse it.
 *
 * <p>OpenAPI knows no such field, so its model does not show it: it is reached by its name. Later ones call it
 * {@code x-endpoints}, which OpenAPI allows (FISH-12303).
 */
final class EndpointsField {

    private EndpointsField() {}

    static void clear(OpenAPI document) {
        try {
            document.getClass().getMethod("setEndpoints", Map.class).invoke(document, Map.of());
        } catch (NoSuchMethodException e) {
            // A server that does not add it.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The server's model of the API's document cannot be changed", e);
        }
    }
}
