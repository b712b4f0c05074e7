package sojourn.replay;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a broken server could do to a stored session, and how the verification must report it. */
enum Fault {
    MESSAGE_LOST("own/queue", "own/queue: session \\S+: 23 messages, not 24; message 9: ") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.messages.remove(8);
        }
    },
    FIRST_MESSAGE_LOST("own/bakery", "own/bakery: session \\S+: 3 messages, not 4; message 1: ") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.messages.remove(0);
        }
    },
    LAST_MESSAGE_LOST("own/bakery", "own/bakery: session \\S+: 3 messages, not 4; the others are equal") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.messages.remove(3);
        }
    },
    MESSAGE_TWICE("own/greeting", "own/greeting: session \\S+: 4 messages, not 3; the others are equal") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.messages.add(session.messages.get(2));
        }
    },
    MESSAGES_SWAPPED("own/poem", "own/poem: session \\S+: message 1: the sequence is 3") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.messages.add(0, session.messages.remove(2));
        }
    },
    CONTENTS_SWAPPED("own/poem", "own/poem: session \\S+: message 2: from byte 1 the content is ") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            Object second = session.messages.get(1).get("content");
            session.messages.get(1).put("content", session.messages.get(3).get("content"));
            session.messages.get(3).put("content", second);
        }
    },
    ONE_BYTE_CHANGED("own/fish", "own/fish: session \\S+: message 2: from byte 3000 the content is ") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.messages
                    .get(1)
                    .put("content", changedAtByte3000(session.messages.get(1).get("content")));
        }
    },
    ROLE_CHANGED("own/fish", "own/fish: session \\S+: message 4: the role is user, not assistant") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.messages.get(3).put("role", "user");
        }
    },
    GAP_IN_THE_NUMBERS("own/queue", "own/queue: session \\S+: message 24: the sequence is 25") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.messages.get(23).put("sequence", BigDecimal.valueOf(25));
        }
    },
    CONTEXT_STALE(
            "own/queue", "own/queue: session \\S+: the context is \\{.*\"asked\":11.*\\}, not the last state \\{") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.context = Map.of("queue", Map.of("place", BigDecimal.valueOf(2), "asked", BigDecimal.valueOf(11)));
        }
    },
    CONTEXT_MERGED("own/change-of-mind", "own/change-of-mind: session \\S+: the context is \\{.*\\}, not .* \\{\\}") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.context = Map.of("boats", Map.of());
        }
    },
    SESSION_MISSING("own/greeting", "own/greeting: no session") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            all.remove(session);
        }
    },
    SESSION_TWICE("own/poem", "own/poem: 2 sessions: \\S+, \\S+") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            FakeSessionsApi.Kept copy = new FakeSessionsApi.Kept(session.owner, session.context);
            copy.status = session.status;
            copy.messages.addAll(session.messages);
            all.add(copy);
        }
    },
    SESSION_LISTED_TWICE("own/poem", "session \\S+: listed twice: ") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            all.add(session);
        }
    },
    SESSION_OF_NOTHING("own/poem", "session \\S+: of replay-\\S+ belongs to no dialogue") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            all.add(new FakeSessionsApi.Kept(session.owner, Map.of()));
        }
    },
    NOT_ENDED("own/bakery", "own/bakery: session \\S+: the status is ACTIVE, not ENDED") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.status = "ACTIVE";
        }
    },
    ORDER_LOST("own/bakery", "own/bakery: session \\S+: 0 orders, not 1; the others are equal") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.orders.clear();
        }
    },
    FIRST_ORDER_LOST("own/fish", "own/fish: session \\S+: 2 orders, not 3; order 1: the items are \\[.*250") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.orders.remove(0);
        }
    },
    EQUAL_ORDER_LOST("own/change-of-mind", "own/change-of-mind: session \\S+: 1 orders, not 2; the others are equal") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.orders.remove(1);
        }
    },
    ORDER_TWICE("own/fish", "own/fish: session \\S+: 4 orders, not 3; the others are equal") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.order(session.orders.get(2).get("items")).put("status", "SUBMITTED");
        }
    },
    ORDER_LISTED_TWICE("own/bakery", "order \\S+: listed twice: ") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.orders.add(session.orders.get(0));
        }
    },
    ORDERS_SWAPPED("own/fish", "own/fish: session \\S+: order 2: the items are \\[.*125") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.orders.add(1, session.orders.remove(2));
        }
    },
    ORDER_STILL_A_DRAFT("own/bakery", "own/bakery: session \\S+: order 1: the status is DRAFT, not SUBMITTED") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.orders.get(0).put("status", "DRAFT");
        }
    },
    ORDER_CANCELLED(
            "own/change-of-mind", "own/change-of-mind: session \\S+: order 2: the status is CANCELLED, not SUBMITTED") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.orders.get(1).put("status", "CANCELLED");
        }
    },
    ORDER_WITHOUT_ITEMS("own/bakery", "own/bakery: session \\S+: order 1: the items are \\[\\], not \\[") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.orders.get(0).put("items", List.of());
        }
    },
    ITEM_TWICE("own/bakery", "own/bakery: session \\S+: order 1: the items are \\[") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.orders.get(0).put("items", List.of(item(session), item(session)));
        }
    },
    ITEM_CHANGED("own/bakery", "own/bakery: session \\S+: order 1: the items are \\[.*\"quantity\":2") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>(item(session));
            item.put("quantity", BigDecimal.valueOf(2));
            session.orders.get(0).put("items", List.of(item));
        }
    },
    ORDER_ON_A_WRONG_SESSION("own/greeting", "own/greeting: session \\S+: 1 orders, not 0; the others are equal") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.order(List.of()).put("status", "SUBMITTED");
        }
    },
    ORDER_OF_NOTHING("own/poem", "order \\S+: of replay-\\S+ belongs to no session") {
        @Override
        void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all) {
            session.order(List.of()).put("sessionId", "gone");
        }
    };

    private final String dialogue;
    private final String report;

    Fault(String dialogue, String report) {
        this.dialogue = dialogue;
        this.report = report;
    }

    abstract void spoil(FakeSessionsApi.Kept session, List<FakeSessionsApi.Kept> all);

    String dialogue() {
        return dialogue;
    }

    /** What the first line of the mismatches looks like, as a regular expression. */
    String report() {
        return report;
    }

    /** The first item of a session's first order. */
    private static Map<String, @Nullable Object> item(FakeSessionsApi.Kept session) {
        if (session.orders.get(0).get("items") instanceof List<?> items && items.get(0) instanceof Map<?, ?> item) {
            return Json.object(item);
        }
        throw new IllegalStateException("The order has no item");
    }

    private static String changedAtByte3000(@Nullable Object content) {
        byte[] bytes = String.valueOf(content).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bytes[2999] = (byte) (bytes[2999] ^ 1);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
