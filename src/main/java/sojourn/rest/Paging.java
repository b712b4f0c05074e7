package sojourn.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sojourn.limit.FixedLimits;
import sojourn.listing.Place;

/**
 * A page of a listing as a request asks for it: by {@code skip} and {@code take}, or by {@code cursor} and {@code limit}.
 * What it leads on to is a cursor either way, so that a reader meets each entry once while others are added.
 *
 * @param after behind which entry it begins; empty where entries are counted from the top
 */
record Paging(Optional<Place> after, int skip, int size) {

    /**
     * Reads the page that is asked for.
     *
     * @param filters the names of the parameters that say what is listed, if any
     */
    static Paging of(UriInfo uri, String... filters) {
        QueryFields query = QueryFields.of(
                uri,
                Stream.concat(Stream.of("skip", "take", "cursor", "limit"), Stream.of(filters))
                        .toArray(String[]::new));
        query.notBoth("cursor", "skip");
        query.notBoth("limit", "take");
        String size = query.has("limit") ? "limit" : "take";
        return new Paging(
                query.text("cursor").map(Paging::place), (int) query.number("skip", 0, 0, FixedLimits.SKIP), (int)
                        query.number(size, FixedLimits.PAGE_SIZE, 1, FixedLimits.LARGEST_PAGE));
    }

    private static Place place(String cursor) {
        return Place.read(cursor)
                .orElseThrow(() -> InvalidRequest.malformed("cursor", "must be the next of an earlier answer"));
    }

    /** The page that was asked for, with links to those around it, which are filtered alike. */
    Response response(UriInfo uri, Representation page, @Nullable String next, String... filters) {
        PageLinks links = PageLinks.of(uri, filters).add("first", "skip", 0, "take", size);
        if (skip > 0) {
            links.add("prev", "skip", Math.max(0, skip - size), "take", Math.min(size, skip));
        }
        if (next != null) {
            links.add("next", "cursor", next, "limit", size);
        }
        return Response.ok(page).header(HttpHeaders.LINK, links).build();
    }
}
