package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.cache.Copies;
import sojourn.cluster.ClusterState;
import sojourn.cluster.NodeId;

/** The nodes as the one that was asked sees them, and its copies. */
@Schema(name = "Cluster")
record ClusterResponse(
        @Schema(description = "The node that answers; null while it has lost its place among the others.") @Nullable
        Long node,

        @Schema(description = "Whether it answers from its copies, and not from the database alone.")
        boolean serving,

        @Schema(description = "Why it does not, null if it does.") @Nullable
        String hindrance,

        @Schema(description = "Whether it has a network with the others.")
        boolean networked,

        @Schema(description = "Whether that is encrypted.") boolean encrypted,

        @Schema(description = "All nodes that share the database, the one that answers first.")
        List<MemberResponse> members,

        CopiesResponse copies)
        implements Representation {

    /** One of the nodes. */
    @Schema(name = "ClusterMember")
    record MemberResponse(
            long id,
            String name,

            @Schema(description = "Whether the node that answers reaches it.")
            boolean reachable,

            @Schema(description = "Whether it answers from its copies.")
            boolean serving)
            implements Representation {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeNumberField("id", id);
            json.writeStringField("name", name);
            json.writeBooleanField("reachable", reachable);
            json.writeBooleanField("serving", serving);
            json.writeEndObject();
        }
    }

    /** The copies of the node that answers. */
    @Schema(name = "Copies")
    record CopiesResponse(
            long count,

            @Schema(description = "How often one was found since the start.")
            long hits,

            @Schema(description = "How often there was none since the start.")
            long misses)
            implements Representation {

        static CopiesResponse of(Copies.Figures copies) {
            return new CopiesResponse(copies.copies(), copies.hits(), copies.misses());
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeNumberField("count", count);
            json.writeNumberField("hits", hits);
            json.writeNumberField("misses", misses);
            json.writeEndObject();
        }
    }

    static ClusterResponse of(ClusterState state, Copies.Figures copies) {
        return new ClusterResponse(
                state.node().map(NodeId::value).orElse(null),
                state.serving(),
                state.hindrance().orElse(null),
                state.networked(),
                state.encrypted(),
                state.members().stream()
                        .map(member -> new MemberResponse(
                                member.id().value(), member.name(), member.reachable(), member.serving()))
                        .toList(),
                CopiesResponse.of(copies));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (node == null) {
            json.writeNullField("node");
        } else {
            json.writeNumberField("node", node);
        }
        json.writeBooleanField("serving", serving);
        json.writeStringField("hindrance", hindrance);
        json.writeBooleanField("networked", networked);
        json.writeBooleanField("encrypted", encrypted);
        Representation.writeList(json, "members", members);
        json.writeFieldName("copies");
        copies.write(json);
        json.writeEndObject();
    }
}
