package sojourn.system;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sojourn.local.PayaraMicro;

/** The tests' own extension on a node, in the hands of one user: work is told in steps, and notes what it has seen. */
record Probe(SessionsApi api, String user, String key) {

    static Probe onA(String user) {
        return new Probe(ExtendedNodes.onA(user), user, "key-" + UUID.randomUUID());
    }

    static Probe onB(String user) {
        return new Probe(ExtendedNodes.onB(user), user, "key-" + UUID.randomUUID());
    }

    /** The same user, with notes of their own. */
    Probe fresh() {
        return new Probe(api, user, "key-" + UUID.randomUUID());
    }

    /** The same user, whose requests name a session. */
    Probe in(String session) {
        return new Probe(api.with("X-Session-Id", session), user, key);
    }

    /** A gate that no other test has. */
    static String gate() {
        return "gate-" + UUID.randomUUID();
    }

    /** Calls the extension; the query says what is to be done. */
    Answer post(String path, String... query) {
        return api.post(path(path, query), null);
    }

    Answer get(String path, String... query) {
        return api.get(path(path, query));
    }

    String path(String path, String... query) {
        return path + "?key=" + key + Stream.of(query).map(part -> "&" + part).collect(Collectors.joining());
    }

    void open(String gate) {
        if (api.post("/probe/gates/" + gate, null).status() != 204) {
            throw new AssertionError("The gate was not opened");
        }
    }

    List<String> notes() {
        return api.get("/probe/notes/" + key).json().getJsonArray("items").getValuesAs(JsonString::getString);
    }

    /** Waits until the notes have so many such lines, and answers those. */
    List<String> awaitNotes(int count, Predicate<String> right) {
        return Eventually.get(this::notes, lines -> lines.stream().filter(right).count() >= count).stream()
                .filter(right)
                .toList();
    }

    /** Waits until so many tasks are over, and answers all notes. */
    List<String> awaitOver(int count) {
        awaitNotes(count, line -> line.startsWith("over"));
        return notes();
    }

    /** What a thread saw that it works in, from a line of the notes. */
    static JsonObject seen(String line) {
        return Answer.json(line.substring(line.indexOf('{')));
    }

    /** The session in which a step was done, from the first line that says so. */
    String session() {
        return awaitNotes(1, line -> line.contains("ed in ")).get(0).replaceFirst(".*ed in ", "");
    }

    /** A session's row: how it stands, why it ended, and how its orders stand. */
    static String row(String session) {
        return ExtendedNodes.text(
                "select concat_ws(' ', s.status, s.end_reason, (select string_agg(o.status, ',') from customer_order o"
                        + " where o.session_id = s.id)) from session s where s.id = '" + session + "'");
    }

    /** Waits until a session's row is as it should be. */
    static void awaitRow(String session, String right) {
        Eventually.get(() -> row(session), right::equals);
    }

    /** How many sessions a user has ever had. */
    static long sessionsOf(String user) {
        return Long.parseLong(ExtendedNodes.text("select count(*) from session where owner_name = '" + user + "'"));
    }

    /** One of the server's metrics. */
    static double metric(PayaraMicro node, String name) {
        return new SessionsApi(node.base(), null)
                .at(node.base().resolve("/metrics"))
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("sojourn_" + name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no metric " + name));
    }
}
