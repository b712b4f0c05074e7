package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import sojourn.account.Account;
import sojourn.account.AccountChange;
import sojourn.account.AccountId;
import sojourn.account.Accounts;
import sojourn.account.AccountsAfter;
import sojourn.account.NewAccount;
import sojourn.identity.Caller;
import sojourn.listing.Place;
import sojourn.session.Actor;

/** The accounts by which people log in to the console. */
@Path("admin/accounts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminAccountsResource {

    private final Accounts accounts;
    private final Writes writes;

    @Inject
    AdminAccountsResource(Accounts accounts, Writes writes) {
        this.accounts = accounts;
        this.writes = writes;
    }

    @GET
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listAccounts",
            summary = "List the console's accounts",
            description = "Newest first, by skip and take or by cursor and limit.")
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A page of accounts.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AccountPage")))
    public Response list(@Context UriInfo uri) {
        Paging paging = Paging.of(uri);
        AccountsAfter after = paging.after()
                .map(cursor -> AccountsAfter.account(new AccountsAfter.Key(cursor.at(), new AccountId(cursor.id()))))
                .orElseGet(() -> AccountsAfter.skipping(paging.skip()));
        List<Account> found = accounts.list(after, paging.size() + 1);
        List<Account> page = found.subList(0, Math.min(found.size(), paging.size()));
        @Nullable String next = found.size() > page.size() ? cursor(page.get(page.size() - 1)) : null;
        return paging.response(
                uri,
                new AccountPageResponse(page.stream().map(AccountResponse::of).toList(), next),
                next);
    }

    @POST
    @RolesAllowed(Caller.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "makeAccount",
            summary = "Make an account of the console",
            description = "Somebody logs in by its name and password. The API takes neither.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "MakeAccount")))
    @APIResponse(
            responseCode = "201",
            description = "The account.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Account")))
    public Response make(@Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        NewAccount wanted = MakeAccountRequest.read(JsonBody.requiredFieldsOf(body));
        return writes.onceOfSecret(call, body, () -> {
            AccountResponse made = AccountResponse.of(
                    accounts.make(wanted, Actor.admin(call.caller().id())));
            return Reply.made(made, call.below(made.id()));
        });
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Caller.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeAccount",
            summary = "Give an account another role or password",
            description = "Only what is given. Whoever has logged in to it has to log in again. The last"
                    + " administrator's account stays one.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ChangeAccount")))
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Account")))
    public AccountResponse change(@PathParam("id") String id, @Nullable JsonBody body) {
        AccountId account = PathIds.account(id);
        AccountChange change = ChangeAccountRequest.read(JsonBody.requiredFieldsOf(body));
        return AccountResponse.of(accounts.change(account, change, administrator()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Caller.ADMIN)
    @Operation(
            operationId = "deleteAccount",
            summary = "Delete an account",
            description = "Whoever has logged in to it is out. The last administrator's account stays.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    public Response delete(@PathParam("id") String id) {
        accounts.delete(PathIds.account(id), administrator());
        return Response.noContent().build();
    }

    private static Actor administrator() {
        return Actor.admin(Callers.current().id());
    }

    private static String cursor(Account account) {
        return new Place(account.createdAt(), account.id().value()).text();
    }
}
