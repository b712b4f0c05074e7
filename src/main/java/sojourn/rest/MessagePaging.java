package sojourn.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import sojourn.conversation.MessagePage;
import sojourn.conversation.MessageRange;
import sojourn.limit.FixedLimits;

/** A page of a conversation's messages as a request asks for it: behind {@code after} or ahead of {@code before}. */
record MessagePaging(MessageRange range) {

    static MessagePaging of(QueryFields query) {
        query.notBoth("after", "before");
        int limit = (int) query.number("limit", FixedLimits.PAGE_SIZE, 1, FixedLimits.LARGEST_PAGE);
        return new MessagePaging(
                query.has("before")
                        ? MessageRange.before(query.number("before", 1, 1, Long.MAX_VALUE), limit)
                        : MessageRange.after(query.number("after", 0, 0, Long.MAX_VALUE), limit));
    }

    /** The answer that shows a page, with links to those around it. */
    Response response(UriInfo uri, MessagePage page, Representation shown) {
        PageLinks links = PageLinks.of(uri);
        page.next().ifPresent(sequence -> links.add("next", "after", sequence, "limit", range.limit()));
        page.previous().ifPresent(sequence -> links.add("prev", "before", sequence, "limit", range.limit()));
        Response.ResponseBuilder response = Response.ok(shown);
        return links.isEmpty()
                ? response.build()
                : response.header(HttpHeaders.LINK, links).build();
    }
}
