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

    /** Reads a session. */
    static final Request READ = Request.get("/api/sessions/{id}");

    /** Replaces a session's context. */
    static final Request REPLACE_CONTEXT = Request.put("/api/sessions/{id}/context", "{\"context\": " + CONTEXT + "}");

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
                        "GET a cached session, authenticated, with its touch",
                        0.8,
                        READ,
                        Supply.lasting(stock, users, users, 0),
                        new FromCopies(new Node(arena.product(), arena.tokens().signer()))),
                append(stock, Supply.lasting(stock, users, users, 1)),
                HttpRow.writing(
                        "append-key",
                        "append a message with an Idempotency-Key",
                        0.6,
                        APPEND.with(FRESH_KEY),
                        Supply.lasting(stock, users, users, 1),
                        "append-key.sql",
                        CONTENT,
                        new Written(stock, "select count(*) from idempotency_key")),
                HttpRow.writing(
                        "create",
                        "create a session",
                        0.6,
                        Request.post("/api/sessions", "{\"context\": " + CONTEXT + "}"),
                        Supply.openings(stock, arena.creators()),
                        "create.sql",
                        CONTEXT,
                        new Written(stock, "select count(*) from session")),
                replaceContext(
                        stock, "context", "replace a context", REPLACE_CONTEXT, Supply.lasting(stock, users, users, 0)),
                replaceContext(
                        stock,
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
                        new Written(stock, "select count(*) from session where ended_at is not null")),
                HttpRow.reading(
                        "messages",
                        "read the last 100 of 300 messages",
                        0.5,
                        Request.get("/api/sessions/{id}/messages?before=301&limit=100"),
                        Supply.lasting(stock, users, users, 300),
                        Evidence.NONE));
    }

    /** Appends a message to sessions of a supply. */
    static HttpRow append(Stock stock, Supply supply) {
        return HttpRow.writing(
                "append",
                "append a message",
                0.6,
                APPEND,
                supply,
                "append.sql",
                CONTENT,
                new Written(stock, "select count(*) from message"));
    }

    /** The proof of contexts that were replaced. */
    static Written contextsWritten(Stock stock) {
        return new Written(stock, "select sum(version) from session");
    }

    /** With a condition or without: the database does the same, for the version is compared behind the row's lock. */
    private static HttpRow replaceContext(Stock stock, String name, String title, Request request, Supply supply) {
        return HttpRow.writing(name, title, 0.6, request, supply, "context.sql", CONTEXT, contextsWritten(stock));
    }
}
