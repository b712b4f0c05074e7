package sojourn.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.idempotency.KeptAnswer;

/**
 * The answer to a request that succeeded.
 *
 * @param version the version of the session or order that it shows, which becomes its entity tag; empty where it shows none
 * @param location the address of what was made
 */
record Reply(int status, Representation body, Optional<Long> version, Optional<URI> location) {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    static Reply ok(Versioned shown) {
        return new Reply(OK, shown, Optional.of(shown.version()), Optional.empty());
    }

    /** An answer that shows no version. */
    static Reply plain(Representation body) {
        return new Reply(OK, body, Optional.empty(), Optional.empty());
    }

    static Reply opened(Versioned made, URI location) {
        return new Reply(CREATED, made, Optional.of(made.version()), Optional.of(location));
    }

    /** The answer to an append by what it was appended to. */
    static Reply appendedTo(Versioned whole) {
        return new Reply(CREATED, whole, Optional.of(whole.version()), Optional.empty());
    }

    /** The answer to a request that made something which has an address and no version. */
    static Reply made(Representation body, URI location) {
        return new Reply(CREATED, body, Optional.empty(), Optional.of(location));
    }

    /** The answer to a request whose work goes on. */
    static Reply accepted(Representation body, URI location) {
        return new Reply(ACCEPTED, body, Optional.empty(), Optional.of(location));
    }

    static Reply appended(Representation messages) {
        return new Reply(CREATED, messages, Optional.empty(), Optional.empty());
    }

    Response response() {
        return response(
                status,
                version.map(String::valueOf).orElse(null),
                location.map(URI::toString).orElse(null),
                body);
    }

    /** This answer as it is kept for repetitions of its request. */
    KeptAnswer kept() {
        return new KeptAnswer(
                status,
                version.map(String::valueOf).orElse(null),
                location.map(URI::toString).orElse(null),
                body.text());
    }

    static Response response(KeptAnswer kept) {
        return response(kept.status(), kept.etag(), kept.location(), kept.body());
    }

    private static Response response(int status, @Nullable String tag, @Nullable String location, Object body) {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        if (tag != null) {
            // As text: JAX-RS looks for somebody who can write an EntityTag each time.
            response.header(HttpHeaders.ETAG, '"' + tag + '"');
        }
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        return response.build();
    }
}
