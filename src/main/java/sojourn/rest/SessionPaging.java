package sojourn.rest;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sojourn.session.SessionSnapshot;
import sojourn.session.SessionsAfter;

/** A page of a listing of sessions as a request asks for it: by {@code skip} and {@code take}, or by {@code cursor} and {@code limit}. */
record SessionPaging(SessionsAfter after, int size) {

    static SessionPaging of(QueryFields query) {
        query.notBoth("cursor", "skip");
        query.notBoth("limit", "take");
        String size = query.has("limit") ? "limit" : "take";
        return new SessionPaging(
                query.text("cursor")
                        .map(SessionCursor::read)
                        .orElseGet(() -> SessionsAfter.skipping((int) query.number("skip", 0, 0, PageLimits.MAX_SKIP))),
                (int) query.number(size, PageLimits.DEFAULT_SIZE, 1, PageLimits.MAX_SIZE));
    }

    /** Reads the page, and one session more, which tells whether there is a next page. */
    SessionPageResponse read(
            BiFunction<SessionsAfter, Integer, List<SessionSnapshot>> list,
            Function<List<SessionSnapshot>, List<SessionResponse>> show) {
        List<SessionSnapshot> found = list.apply(after, size + 1);
        boolean more = found.size() > size;
        List<SessionSnapshot> page = more ? found.subList(0, size) : found;
        @Nullable String next = more ? SessionCursor.behind(page.get(size - 1)) : null;
        return new SessionPageResponse(show.apply(page), next);
    }
}
