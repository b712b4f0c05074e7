package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import sojourn.order.OrderClosed;
import sojourn.order.OrderException;
import sojourn.order.OrderFull;
import sojourn.order.OrderNotFound;
import sojourn.order.OrderRefused;
import sojourn.order.OrderTooLarge;
import sojourn.order.OrderVersionMismatch;
import sojourn.order.TooManyOrders;
import sojourn.problem.FieldError;
import sojourn.problem.Problem;

/** What an order's refusals are over HTTP. */
@Provider
public class OrderProblems implements ExceptionMapper<OrderException> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(OrderException refusal) {
        Response answer = ProblemAnswers.answer(problem(refusal), uri, headers);
        return refusal instanceof OrderVersionMismatch mismatch
                ? Response.fromResponse(answer)
                        .tag(String.valueOf(mismatch.current()))
                        .build()
                : answer;
    }

    private static Problem problem(OrderException refusal) {
        if (refusal instanceof OrderRefused refused) {
            return HttpProblems.invalid(InvalidRequest.senseless(refused.field(), refused.sentence()));
        }
        if (refusal instanceof OrderTooLarge) {
            return HttpProblems.invalid(InvalidRequest.tooLarge("attributes", refusal.sentence()));
        }
        if (refusal instanceof OrderNotFound) {
            return Problem.of(refusal.code(), 404, "No such order", refusal.sentence());
        }
        if (refusal instanceof OrderVersionMismatch mismatch) {
            return Problem.of(refusal.code(), 412, "Another version", refusal.sentence())
                    .withErrors(List.of(new FieldError(
                            IfMatch.HEADER, "does not name the current version, which is " + mismatch.current())));
        }
        if (refusal instanceof OrderClosed) {
            return Problem.of(refusal.code(), 409, "Order closed", refusal.sentence());
        }
        if (refusal instanceof OrderFull) {
            return Problem.of(refusal.code(), 409, "Order full", refusal.sentence());
        }
        if (refusal instanceof TooManyOrders) {
            return Problem.of(refusal.code(), 409, "Too many orders", refusal.sentence());
        }
        throw new IllegalStateException("A kind of refusal without a status", refusal);
    }
}
