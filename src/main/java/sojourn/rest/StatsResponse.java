package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.session.SessionCounts;

/** Figures of all sessions, and of the node that answers. */
@Schema(name = "Stats")
record StatsResponse(
        SessionCountsResponse sessions,
        NodeFiguresResponse node,

        @Schema(description = "How many nodes share the database.")
        int nodes,

        @Schema(description = "The last full pass over expired sessions, on whichever node; null before the first.")
        @Nullable
        RunResponse lastCleanup,

        @Schema(description = "Likewise the last purge.") @Nullable
        RunResponse lastPurge)
        implements Representation {

    /** How many sessions are stored. */
    @Schema(name = "SessionCounts")
    record SessionCountsResponse(
            Instant countedAt,
            long active,
            long inactive,
            long ended,

            @Schema(description = "As everybody sees them: also those whose end has not run.")
            long expired,

            @Schema(description = "Those of the expired whose end has not run.")
            long waiting,

            @Schema(description = "Those of the waiting whose end has failed, and is tried again.")
            long failing,

            @Schema(description = "The last 24 hours, the present one last; without sessions that were deleted since.")
            List<HourResponse> hours)
            implements Representation {

        static SessionCountsResponse of(SessionCounts counts) {
            return new SessionCountsResponse(
                    counts.countedAt(),
                    counts.active(),
                    counts.inactive(),
                    counts.ended(),
                    counts.expired(),
                    counts.waiting(),
                    counts.failing(),
                    counts.hours().stream()
                            .map(hour -> new HourResponse(hour.from(), hour.created(), hour.ended(), hour.expired()))
                            .toList());
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("countedAt", countedAt.toString());
            json.writeNumberField("active", active);
            json.writeNumberField("inactive", inactive);
            json.writeNumberField("ended", ended);
            json.writeNumberField("expired", expired);
            json.writeNumberField("waiting", waiting);
            json.writeNumberField("failing", failing);
            Representation.writeList(json, "hours", hours);
            json.writeEndObject();
        }
    }

    /** What became of sessions in an hour. */
    @Schema(name = "SessionHour")
    record HourResponse(
            @Schema(description = "When it began.") Instant from, long created, long ended, long expired)
            implements Representation {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("from", from.toString());
            json.writeNumberField("created", created);
            json.writeNumberField("ended", ended);
            json.writeNumberField("expired", expired);
            json.writeEndObject();
        }
    }

    /** What the node that answers has done since its start, and what it has to do. */
    @Schema(name = "NodeFigures")
    record NodeFiguresResponse(
            @Schema(description = "Requests to the API that were answered.")
            long requests,

            @Schema(description = "Those of them that it could not serve: 5xx.")
            long failedRequests,

            ClusterResponse.CopiesResponse copies,
            @Schema(description = "Tasks that wait.") int tasksWaiting,
            @Schema(description = "Tasks that may wait.") int taskCapacity,
            @Schema(description = "Tasks that run.") int tasksRunning)
            implements Representation {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeNumberField("requests", requests);
            json.writeNumberField("failedRequests", failedRequests);
            json.writeFieldName("copies");
            copies.write(json);
            json.writeNumberField("tasksWaiting", tasksWaiting);
            json.writeNumberField("taskCapacity", taskCapacity);
            json.writeNumberField("tasksRunning", tasksRunning);
            json.writeEndObject();
        }
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("sessions");
        sessions.write(json);
        json.writeFieldName("node");
        node.write(json);
        json.writeNumberField("nodes", nodes);
        Representation.writeOrNull(json, "lastCleanup", lastCleanup);
        Representation.writeOrNull(json, "lastPurge", lastPurge);
        json.writeEndObject();
    }
}
