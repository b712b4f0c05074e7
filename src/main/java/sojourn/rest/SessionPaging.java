package sojourn.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sojourn.limit.FixedLimits;
import sojourn.session.SessionSnapshot;
import sojourn.session.SessionsAfter;

/**
 * A page of a listing of sessions as a request asks for it: by {@code skip} and {@code take}, or by {@code cursor} and
 * {@code limit}. What it leads on to is a cursor either way, so that a reader meets each session once while others are
 * added.
 */
record SessionPaging(SessionsAfter after, int size) {

    static SessionPaging of(UriInfo uri) {
        QueryFields query = QueryFields.of(uri, "skip", "take", "cursor", "limit");
        query.notBoth("cursor", "skip");
        query.notBoth("limit", "take");
        String size = query.has("limit") ? "limit" : "take";
        return new SessionPaging(
                query.text("cursor")
                        .map(SessionCursor::read)
                        .orElseGet(() -> SessionsAfter.skipping((int) query.number("skip", 0, 0, FixedLimits.SKIP))),
                (int) query.number(size, FixedLimits.PAGE_SIZE, 1, FixedLimits.LARGEST_PAGE));
    }

    /** Reads the page, and one session more, which tells whether there is a next page. */
    Page read(
            BiFunction<SessionsAfter, Integer, List<SessionSnapshot>> list,
            Function<List<SessionSnapshot>, List<SessionResponse>> show) {
        List<SessionSnapshot> found = list.apply(after, size + 1);
        boolean more = found.size() > size;
        List<SessionSnapshot> page = more ? found.subList(0, size) : found;
        @Nullable String next = more ? SessionCursor.behind(page.get(size - 1)) : null;
        return new Page(this, new SessionPageResponse(show.apply(page), next));
    }

    /** A page that was read. */
    record Page(SessionPaging paging, SessionPageResponse sessions) {

        Response response(UriInfo uri) {
            PageLinks links = PageLinks.of(uri).add("first", "skip", 0, "take", paging.size);
            if (paging.after.skip() > 0) {
                int before = Math.max(0, paging.after.skip() - paging.size);
                links.add("prev", "skip", before, "take", Math.min(paging.size, paging.after.skip()));
            }
            if (sessions.next() != null) {
                links.add("next", "cursor", sessions.next(), "limit", paging.size);
            }
            return Response.ok(sessions).header(HttpHeaders.LINK, links).build();
        }
    }
}
