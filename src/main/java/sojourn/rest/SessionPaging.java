package sojourn.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sojourn.listing.Place;
import sojourn.session.SessionId;
import sojourn.session.SessionSnapshot;
import sojourn.session.SessionsAfter;

/** A page of a listing of sessions. */
record SessionPaging(Paging paging, List<String> filters) {

    /**
     * Reads the page that is asked for.
     *
     * @param filters the names of the parameters that say what is listed, if any
     */
    static SessionPaging of(UriInfo uri, String... filters) {
        return new SessionPaging(Paging.of(uri, filters), List.of(filters));
    }

    /** Reads the page, and one session more, which tells whether there is a next page. */
    Page read(
            BiFunction<SessionsAfter, Integer, List<SessionSnapshot>> list,
            Function<List<SessionSnapshot>, List<SessionResponse>> show) {
        int size = paging.size();
        List<SessionSnapshot> found = list.apply(after(), size + 1);
        boolean more = found.size() > size;
        List<SessionSnapshot> page = more ? found.subList(0, size) : found;
        @Nullable String next = more ? cursor(page.get(size - 1)) : null;
        return new Page(paging, filters, new SessionPageResponse(show.apply(page), next));
    }

    private SessionsAfter after() {
        return paging.after()
                .map(cursor -> SessionsAfter.session(new SessionsAfter.Key(cursor.at(), new SessionId(cursor.id()))))
                .orElseGet(() -> SessionsAfter.skipping(paging.skip()));
    }

    private static String cursor(SessionSnapshot session) {
        return new Place(session.createdAt(), session.id().value()).text();
    }

    /** A page that was read. */
    record Page(Paging paging, List<String> filters, SessionPageResponse sessions) {

        Response response(UriInfo uri) {
            return paging.response(uri, sessions, sessions.next(), filters.toArray(String[]::new));
        }
    }
}
