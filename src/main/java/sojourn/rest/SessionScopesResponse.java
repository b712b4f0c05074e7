package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.cluster.NodeId;
import sojourn.task.TaskSnapshot;

/** The work that goes on in a session on the node that answers. */
@Schema(name = "SessionScopes")
record SessionScopesResponse(
        @Schema(description = "The node that answers; null while it has lost its place among the others.") @Nullable
        Long node,

        @Schema(
                description =
                        "Requests, and tasks that were given the session, that keep it alive; what one of them has"
                                + " started counts as one with it.")
        int scopes,

        @Schema(description = "Tasks in the session: those that run, then those that wait.")
        List<TaskResponse> tasks)
        implements Representation {

    /** A task in the background. */
    @Schema(name = "SessionTask")
    record TaskResponse(
            String name,

            @Schema(description = "The id of its scope, as the log has it.", format = "uuid")
            String scope,

            @Schema(description = "Else it waits.") boolean running)
            implements Representation {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField("scope", scope);
            json.writeBooleanField("running", running);
            json.writeEndObject();
        }
    }

    static SessionScopesResponse of(Optional<NodeId> node, int scopes, List<TaskSnapshot> tasks) {
        return new SessionScopesResponse(
                node.map(NodeId::value).orElse(null),
                scopes,
                tasks.stream()
                        .map(task -> new TaskResponse(task.name(), task.scope().toString(), task.running()))
                        .toList());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (node == null) {
            json.writeNullField("node");
        } else {
            json.writeNumberField("node", node);
        }
        json.writeNumberField("scopes", scopes);
        Representation.writeList(json, "tasks", tasks);
        json.writeEndObject();
    }
}
