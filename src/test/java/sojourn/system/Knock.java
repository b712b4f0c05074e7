package sojourn.system;

import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import sojourn.fuzz.Operation;

/** One request: an endpoint, who asks, and whose things it asks for. */
record Knock(Endpoint endpoint, Visitor visitor, Belongings theirs) {

    int expected() {
        return Permissions.expected(endpoint, visitor.role());
    }

    boolean isRefused() {
        return Permissions.isRefused(endpoint, visitor.role());
    }

    boolean isServedWithTheirs() {
        return Permissions.isServedWithTheirs(endpoint, visitor.role());
    }

    boolean mustNotBeTold() {
        return isRefused() || (!endpoint.isAdministrative() && !isServedWithTheirs());
    }

    Answer send(List<Operation> documented) {
        String address = theirs.address(endpoint);
        if (!endpoint.takesBody()) {
            return visitor.api().send(endpoint.method(), address, null);
        }
        String mediaType = endpoint.mediaTypes().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(endpoint + " takes a body and does not say of which type."));
        return visitor.api()
                .send(
                        endpoint.method(),
                        address,
                        BodyPublishers.ofString(theirs.inBody(example(documented, mediaType))),
                        request -> request.header("Content-Type", mediaType));
    }

    private String example(List<Operation> documented, String mediaType) {
        return documented.stream()
                .filter(operation -> operation.toString().equals(endpoint.method() + " /api" + endpoint.path()))
                .flatMap(operation -> operation.bodies().entrySet().stream())
                .filter(body -> body.getKey().equals(mediaType))
                .map(body -> body.getValue())
                .map(JsonValue::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The API's document has no example of a body in " + mediaType
                        + " for " + endpoint + ": give it one in ApiExamples."));
    }

    @Override
    public String toString() {
        return endpoint + " by " + visitor.name() + (theirs.owner().isEmpty() ? " (of a session of nobody)" : "");
    }
}
