package sojourn.replay;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions and orders that the server has, as its API shows them. Reads only, and follows every page to the last. */
final class StoredSessions {
    private static final int PAGE = 200;

    private final ApiConnection api;

    StoredSessions(ApiConnection api) {
        this.api = api;
    }

    /** The ids in the listing of a user's sessions, as often as they are listed. */
    List<String> idsOf(ReplayUser user) throws RequestFailed {
        List<String> ids = new ArrayList<>();
        Pages pages = new Pages(RequestKind.LIST, user, "/api/sessions?limit=" + PAGE, "cursor");
        for (Map<?, ?> page = pages.next(); page != null; page = pages.next()) {
            for (Object item : list(RequestKind.LIST, page, "items")) {
                if (!(item instanceof Map<?, ?> session) || !(session.get("id") instanceof String id)) {
                    throw new RequestFailed(RequestKind.LIST, "an item has no id");
                }
                ids.add(id);
            }
        }
        return ids;
    }

    /** A session with all its messages. */
    Transcript read(ReplayUser user, String id) throws RequestFailed {
        List<Transcript.Entry> entries = new ArrayList<>();
        Map<?, ?> session = Map.of();
        Pages pages = new Pages(RequestKind.READ, user, "/api/sessions/" + id + "/messages?limit=" + PAGE, "after");
        for (Map<?, ?> page = pages.next(); page != null; page = pages.next()) {
            session = page;
            for (Object item : list(RequestKind.READ, page, "messages")) {
                if (!(item instanceof Map<?, ?> message)) {
                    throw new RequestFailed(RequestKind.READ, "a message is not an object");
                }
                entries.add(new Transcript.Entry(
                        message.get("sequence"), message.get("role"), message.get("content"), message.get("metadata")));
            }
        }
        return new Transcript(id, session.get("status"), session.get("context"), entries);
    }

    /** A user's orders of all sessions, oldest first, as often as they are listed. */
    List<StoredOrder> ordersOf(ReplayUser user) throws RequestFailed {
        List<StoredOrder> orders = new ArrayList<>();
        Pages pages = new Pages(RequestKind.LIST_ORDERS, user, "/api/orders?limit=" + PAGE, "cursor");
        for (Map<?, ?> page = pages.next(); page != null; page = pages.next()) {
            for (Object item : list(RequestKind.LIST_ORDERS, page, "items")) {
                if (!(item instanceof Map<?, ?> order)
                        || !(order.get("id") instanceof String id)
                        || !(order.get("sessionId") instanceof String session)) {
                    throw new RequestFailed(RequestKind.LIST_ORDERS, "an item has no id or no sessionId");
                }
                orders.add(new StoredOrder(id, session, order.get("status"), order.get("items")));
            }
        }
        Collections.reverse(orders);
        return orders;
    }

    private static List<?> list(RequestKind kind, Map<?, ?> page, String field) throws RequestFailed {
        if (page.get(field) instanceof List<?> items) {
            return items;
        }
        throw new RequestFailed(kind, "the answer has no list `" + field + "`");
    }

    /** One listing, page by page. */
    private final class Pages {
        private final RequestKind kind;
        private final ReplayUser user;
        private final String first;
        private final String parameter;
        private final Set<String> seen = new HashSet<>();
        private @Nullable String path;

        Pages(RequestKind kind, ReplayUser user, String first, String parameter) {
            this.kind = kind;
            this.user = user;
            this.first = first;
            this.parameter = parameter;
            this.path = first;
        }

        @Nullable
        Map<?, ?> next() throws RequestFailed {
            if (path == null) {
                return null;
            }
            if (!seen.add(path)) {
                throw new RequestFailed(kind, "the pages go round in a circle");
            }
            if (!(parse(api.send(kind, user, path, null)) instanceof Map<?, ?> page)) {
                throw new RequestFailed(kind, "the answer is not an object");
            }
            Object cursor = page.get("next");
            path = cursor == null
                    ? null
                    : first + "&" + parameter + "=" + URLEncoder.encode(text(cursor), StandardCharsets.UTF_8);
            return page;
        }

        private String text(Object cursor) throws RequestFailed {
            if (cursor instanceof String text) {
                return text;
            }
            throw new RequestFailed(kind, "`next` is no text");
        }

        private @Nullable Object parse(byte[] json) throws RequestFailed {
            try {
                return Json.read(json);
            } catch (IOException e) {
                throw new RequestFailed(kind, "the answer is not valid JSON (" + e.getMessage() + ")");
            }
        }
    }
}
