package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.apikey.ApiKey;
import sojourn.apikey.ApiKeyId;
import sojourn.apikey.ApiKeys;
import sojourn.apikey.ApiKeysAfter;
import sojourn.apikey.NewApiKey;
import sojourn.identity.Caller;
import sojourn.listing.Place;

/** The keys by which programs call. */
@Path("admin/api-keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminApiKeysResource {

    private final ApiKeys keys;
    private final Writes writes;

    @Inject
    AdminApiKeysResource(ApiKeys keys, Writes writes) {
        this.keys = keys;
        this.writes = writes;
    }

    @GET
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listApiKeys",
            summary = "List API keys",
            description = "Revoked and expired ones too, newest first, by skip and take or by cursor and limit. Their"
                    + " secrets are not kept.")
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A page of keys.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ApiKeyPage")))
    public Response list(@Context UriInfo uri) {
        Paging paging = Paging.of(uri);
        ApiKeysAfter after = paging.after()
                .map(cursor -> ApiKeysAfter.apiKey(new ApiKeysAfter.Key(cursor.at(), new ApiKeyId(cursor.id()))))
                .orElseGet(() -> ApiKeysAfter.skipping(paging.skip()));
        List<ApiKey> found = keys.list(after, paging.size() + 1);
        List<ApiKey> page = found.subList(0, Math.min(found.size(), paging.size()));
        @Nullable String next = found.size() > page.size() ? cursor(page.get(page.size() - 1)) : null;
        return paging.response(
                uri,
                new ApiKeyPageResponse(page.stream().map(ApiKeyResponse::of).toList(), next),
                next);
    }

    @POST
    @RolesAllowed(Caller.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "issueApiKey",
            summary = "Make an API key",
            description = "The answer has its secret, once: a repetition under the same Idempotency-Key gives the key"
                    + " another secret, and the one before dies.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "IssueApiKey")))
    @APIResponse(
            responseCode = "201",
            description = "The key with its secret.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ApiKey")))
    public Response issue(@Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        NewApiKey wanted = IssueApiKeyRequest.read(JsonBody.requiredFieldsOf(body));
        return writes.onceWithSecret(
                call,
                body,
                () -> ApiKeyResponse.of(keys.issue(wanted, call.caller().id())),
                id -> ApiKeyId.parse(id)
                        .flatMap(key -> keys.reissue(key, call.caller().id()))
                        .map(ApiKeyResponse::of));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Caller.ADMIN)
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "It is refused from now on, on every node, and stays in the list.")
    @APIResponse(responseCode = "204", description = "It is revoked.")
    public Response revoke(@PathParam("id") String id) {
        keys.revoke(PathIds.apiKey(id), Callers.current().id());
        return Response.noContent().build();
    }

    private static String cursor(ApiKey key) {
        return new Place(key.createdAt(), key.id().value()).text();
    }
}
