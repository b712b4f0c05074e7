package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.audit.AuditAfter;
import sojourn.audit.AuditEntry;
import sojourn.audit.AuditFilter;
import sojourn.audit.AuditTrail;
import sojourn.identity.Caller;
import sojourn.listing.Place;

/** Who did what, on what, when and from where. */
@Path("admin/audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminAuditResource {

    private static final String[] FILTERS = {"actor", "action", "subject", "from", "to"};

    private final AuditTrail trail;

    @Inject
    AdminAuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listAudit",
            summary = "List the audit trail",
            description =
                    "Newest first, by skip and take or by cursor and limit; of the parameters that filter, all that"
                            + " are given apply.")
    @Parameter(name = "actor", in = ParameterIn.QUERY)
    @Parameter(name = "action", in = ParameterIn.QUERY)
    @Parameter(name = "subject", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A page of entries.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AuditPage")))
    public Response list(@Context UriInfo uri) {
        Paging paging = Paging.of(uri, FILTERS);
        AuditAfter after = paging.after()
                .map(cursor -> AuditAfter.entry(new AuditAfter.Key(cursor.at(), cursor.id())))
                .orElseGet(() -> AuditAfter.skipping(paging.skip()));
        List<AuditEntry> found =
                trail.list(filter(new QueryFields(uri.getQueryParameters())), after, paging.size() + 1);
        List<AuditEntry> page = found.subList(0, Math.min(found.size(), paging.size()));
        @Nullable String next = found.size() > page.size() ? cursor(page.get(page.size() - 1)) : null;
        return paging.response(uri, AuditPageResponse.of(page, next), next, FILTERS);
    }

    private static AuditFilter filter(QueryFields query) {
        Optional<Instant> from = query.instant("from");
        Optional<Instant> to = query.instant("to");
        if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
            throw InvalidRequest.senseless("to", "must be later than from");
        }
        return new AuditFilter(query.name("actor"), query.name("action"), query.name("subject"), from, to);
    }

    private static String cursor(AuditEntry entry) {
        return new Place(entry.at(), entry.id()).text();
    }
}
