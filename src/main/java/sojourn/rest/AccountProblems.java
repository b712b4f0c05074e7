package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.account.AccountException;
import sojourn.account.AccountNotFound;
import sojourn.account.AccountRefused;
import sojourn.account.LastAdministrator;
import sojourn.problem.Problem;

/** What refusals about accounts are over HTTP. */
@Provider
public class AccountProblems implements ExceptionMapper<AccountException> {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(AccountException refusal) {
        return ProblemAnswers.answer(problem(refusal), uri, headers);
    }

    private static Problem problem(AccountException refusal) {
        if (refusal instanceof AccountRefused refused) {
            return HttpProblems.invalid(InvalidRequest.senseless(refused.field(), refused.sentence()));
        }
        if (refusal instanceof AccountNotFound) {
            return Problem.of(refusal.code(), NOT_FOUND, "No such account", refusal.sentence());
        }
        return Problem.of(
                refusal.code(),
                CONFLICT,
                refusal instanceof LastAdministrator ? "Last administrator" : "Name taken",
                refusal.sentence());
    }
}
