package sojourn.bench;

import java.util.List;

/** The rows that are asked over HTTP. A new one is added here, and an SQL script beside it if it writes. */
final class HttpRows {

    /** A context of the size that a dialogue with a few facts has. */
    private static final String CONTEXT = """
            {"topic": "restaurants", "intent": "reserve", "slots": {"city": "Lisbon", "name": "The Blue Door", \
            "date": "tomorrow", "time": "half past seven in the evening", "seats": "4", "cuisine": "seafood"}, "turn": "{n}"}""";

    private static final String CONTENT = "Could you find me a table for four at half past seven tomorrow evening?";

    /** The names of the rows, in the order in which they are measured. */
    static final List<String> NAMES = List.of("get", "append", "create", "context", "end", "messages");

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
                        Supply.lasting(stock, users, 0)),
                HttpRow.writing(
                        "append",
                        "append a message",
                        0.6,
                        Request.post(
                                "/api/sessions/{id}/messages",
                                "{\"role\": \"user\", \"content\": \"" + CONTENT + "\"}"),
                        Supply.lasting(stock, users, 1),
                        CONTENT,
                        "select count(*) from message"),
                HttpRow.writing(
                        "create",
                        "create a session",
                        0.6,
                        Request.post("/api/sessions", "{\"context\": " + CONTEXT + "}"),
                        Supply.openings(stock, arena.creators()),
                        CONTEXT,
                        "select count(*) from session"),
                HttpRow.writing(
                        "context",
                        "replace a context",
                        0.6,
                        Request.put("/api/sessions/{id}/context", "{\"context\": " + CONTEXT + "}"),
                        Supply.lasting(stock, users, 0),
                        CONTEXT,
                        "select sum(version) from session"),
                HttpRow.writing(
                        "end",
                        "end a session with a message",
                        0.6,
                        Request.post("/api/sessions/{id}/end", ""),
                        Supply.fresh(stock, users, 1),
                        "nothing",
                        "select count(*) from session where ended_at is not null"),
                HttpRow.reading(
                        "messages",
                        "read the last 100 of 300 messages",
                        0.5,
                        Request.get("/api/sessions/{id}/messages?before=301&limit=100"),
                        Supply.lasting(stock, users, 300)));
    }
}
