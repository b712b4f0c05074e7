package sojourn.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.problem.Stopping;

/**
 * What a request is told whose commit failed, as PostgreSQL went away in the middle of it. Jersey brings a mapper of its own
 * for that, which fails itself.
 */
@Provider
@Priority(CommitProblems.AHEAD_OF_JERSEY)
public class CommitProblems implements ExceptionMapper<TransactionalException> {

    static final int AHEAD_OF_JERSEY = 1;

    private final Stopping stopping;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Inject
    CommitProblems(Stopping stopping) {
        this.stopping = stopping;
    }

    @Override
    public Response toResponse(TransactionalException failure) {
        return UnexpectedProblems.answer(failure, uri, headers, stopping);
    }
}
