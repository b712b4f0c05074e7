package sojourn.bench;

import java.util.List;

/** The rows that are asked over HTTP. A new one is added here, and an SQL script beside it if it writes. */
final class HttpRows {

    /** A context of the size that a dialogue with a few facts has. */
    private static final String CONTEXT = """
            {"topic": "restaurants", "intent": "reserve", "slots": {"city": "Lisbon", "name": "The Blue Door", \
            "date": "tomorrow", "time": "half past seven in the evening", "seats": "4", "cuisine": "seafood"}, "turn": "{n}"}""";

    private static final String CONTENT = "Could you find me a table for four at half past seven tomorrow evening?";

    private static final Request APPEND =
            Request.post("/api/sessions/{id}/messages", "{\"role\": \"user\", \"content\": \"" + CONTENT + "\"}");

    private static final Request REPLACE_CONTEXT =
            Request.put("/api/sessions/{id}/context", "{\"context\": " + CONTEXT + "}");

    /** A key as clients make them: a UUID. */
    private static final String FRESH_KEY = "Idempotency-Key: 00000000-0000-4000-8000-{n}";

    private static final String RIGHT_VERSION = "If-Match: \"{version}\"";

    /** The names of the rows, in the order in which they are measured. */
    static final List<String> NAMES =
            List.of("get", "append", "append-key", "create", "context", "context-if-match", "end", "messages");

    /** What of them is compared with what. */
    static final List<Cost> COSTS = List.of(
            new Cost("append-key-cost", "what an Idempotency-Key costs an append", "append", "append-key"),
            new Cost(
                    "context-if-match-cost",
                    "what If-Match costs the replacing of a context",
                    "context",
                    "context-if-match"));

    private HttpRows() {}

    static List<HttpRow> of(Arena arena) {
        Stock stock = arena.stock();
        int users = arena.users();
        return List.of(
                HttpRow.reading(
                        "get",
                        "GET a session, authenticated, with its touch",
                        0.8,
                        Request.get("/api/sessions/{id}"),
                        Supply.lasting(stock, users, users, 0)),
                append(Supply.lasting(stock, users, users, 1)),
                HttpRow.writing(
                        "append-key",
                        "append a message with an Idempotency-Key",
                        0.6,
                        APPEND.with(FRESH_KEY),
                        Supply.lasting(stock, users, users, 1),
                        "append-key.sql",
                        CONTENT,
                        "select count(*) from idempotency_key"),
                HttpRow.writing(
                        "create",
                        "create a session",
                        0.6,
                        Request.post("/api/sessions", "{\"context\": " + CONTEXT + "}"),
                        Supply.openings(stock, arena.creators()),
                        "create.sql",
                        CONTEXT,
                        "select count(*) from session"),
                replaceContext("context", "replace a context", REPLACE_CONTEXT, Supply.lasting(stock, users, users, 0)),
                replaceContext(
                        "context-if-match",
                        "replace a context with If-Match",
                        REPLACE_CONTEXT.with(RIGHT_VERSION),
                        Supply.unchanged(stock, users, users)),
                HttpRow.writing(
                        "end",
                        "end a session with a message",
                        0.6,
                        Request.post("/api/sessions/{id}/end", ""),
                        Supply.fresh(stock, users, 1),
                        "end.sql",
                        "nothing",
                        "select count(*) from session where ended_at is not null"),
                HttpRow.reading(
                        "messages",
                        "read the last 100 of 300 messages",
                        0.5,
                        Request.get("/api/sessions/{id}/messages?before=301&limit=100"),
                        Supply.lasting(stock, users, users, 300)));
    }

    /** Appends a message to sessions of a supply. */
    static HttpRow append(Supply supply) {
        return HttpRow.writing(
                "append",
                "append a message",
                0.6,
                APPEND,
                supply,
                "append.sql",
                CONTENT,
                "select count(*) from message");
    }

    /** With a condition or without: the database does the same, for the version is compared behind the row's lock. */
    private static HttpRow replaceContext(String name, String title, Request request, Supply supply) {
        return HttpRow.writing(
                name, title, 0.6, request, supply, "context.sql", CONTEXT, "select sum(version) from session");
    }
}
