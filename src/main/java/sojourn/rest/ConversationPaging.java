package sojourn.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.ConversationId;
import sojourn.conversation.ConversationPage;
import sojourn.conversation.ConversationSnapshot;
import sojourn.conversation.ConversationsAfter;
import sojourn.limit.FixedLimits;

/**
 * A page of a session's conversations as a request asks for it: by {@code skip} and {@code take}, or by {@code cursor} and
 * {@code limit}. What it leads on to is a cursor either way: the id of its last conversation.
 */
record ConversationPaging(ConversationsAfter after, int size) {

    static ConversationPaging of(QueryFields query) {
        query.notBoth("cursor", "skip");
        query.notBoth("limit", "take");
        String size = query.has("limit") ? "limit" : "take";
        return new ConversationPaging(
                query.text("cursor")
                        .map(cursor -> ConversationsAfter.conversation(
                                ConversationId.parse(cursor).orElseThrow(ConversationPaging::noCursor)))
                        .orElseGet(
                                () -> ConversationsAfter.skipping((int) query.number("skip", 0, 0, FixedLimits.SKIP))),
                (int) query.number(size, FixedLimits.PAGE_SIZE, 1, FixedLimits.LARGEST_PAGE));
    }

    Response read(UriInfo uri, BiFunction<ConversationsAfter, Integer, ConversationPage> list) {
        ConversationPage page = list.apply(after, size);
        List<ConversationSnapshot> found = page.conversations();
        if (found.isEmpty() && after.last().isPresent()) {
            // A cursor is given out only where others follow, and none of them goes without its session.
            throw noCursor();
        }
        @Nullable String next = page.more() ? found.get(found.size() - 1).id().toString() : null;
        PageLinks links = PageLinks.of(uri).add("first", "skip", 0, "take", size);
        if (after.skip() > 0) {
            links.add("prev", "skip", Math.max(0, after.skip() - size), "take", Math.min(size, after.skip()));
        }
        if (next != null) {
            links.add("next", "cursor", next, "limit", size);
        }
        return Response.ok(ConversationPageResponse.of(found, next))
                .header(HttpHeaders.LINK, links)
                .build();
    }

    private static InvalidRequest noCursor() {
        return InvalidRequest.malformed("cursor", "must be the next of an earlier answer");
    }
}
