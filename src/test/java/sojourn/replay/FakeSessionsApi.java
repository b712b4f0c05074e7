package sojourn.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API in memory, without any check of tokens: the token is the name of the user.
 *
 * <p>Pages are shorter than asked for, which a server may do. Tests spoil what is stored through {@link #kept} and what is
 * answered through {@link #answerNext}. One request at a time touches the sessions.
 */
final class FakeSessionsApi implements AutoCloseable {
    private static final int PAGE = 7;
    private static final Pattern SESSION = Pattern.compile("/api/sessions/([0-9a-f-]+)/(context|messages|orders|end)");

    static {
        // Else each answer waits for the client's delayed acknowledgement of its headers, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Planted> planted = new ArrayList<>();
    private final HttpServer server;
    private final Map<String, Answer> answered = new HashMap<>();
    final List<Kept> kept = new ArrayList<>();

    /** A stored session. */
    static final class Kept {
        final String owner;
        String id = UUID.randomUUID().toString();
        String status = "ACTIVE";

        @Nullable
        Object context;

        final List<Map<String, @Nullable Object>> messages = new ArrayList<>();
        final List<Map<String, @Nullable Object>> orders = new ArrayList<>();

        Kept(String owner, @Nullable Object context) {
            this.owner = owner;
            this.context = context;
        }

        /** The dialogue that it was played for. */
        String dialogue() {
            Mark mark =
                    messages.isEmpty() ? null : Mark.inMetadata(messages.get(0).get("metadata"));
            return mark == null ? "" : mark.dialogue();
        }

        /** Adds an order with these items, a draft as long as nothing has ended the session. */
        Map<String, @Nullable Object> order(@Nullable Object items) {
            Map<String, @Nullable Object> order = new LinkedHashMap<>();
            order.put("id", UUID.randomUUID().toString());
            order.put("sessionId", id);
            order.put("status", "DRAFT");
            order.put("items", items);
            orders.add(order);
            return order;
        }

        private void end() {
            if (!status.equals("ENDED")) {
                orders.forEach(order -> order.put("status", "SUBMITTED"));
            }
            status = "ENDED";
        }

        private Map<String, @Nullable Object> asJson() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("userId", owner);
            json.put("status", status);
            json.put("context", context);
            return json;
        }
    }

    FakeSessionsApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The one session that was played for a dialogue. */
    Kept of(String dialogue) {
        return kept.stream()
                .filter(session -> session.dialogue().equals(dialogue))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Answers the next of such calls ("PUT context") with these statuses; with 0, serves it and breaks the connection; with
     * a negative one, answers as a server does that has no Sojourn.
     */
    synchronized void answerNext(String call, int... statuses) {
        for (int status : statuses) {
            planted.add(new Planted(call, status));
        }
    }

    /** Whether all planted answers were given. */
    synchronized boolean answeredAsPlanted() {
        return planted.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = answer(exchange, body);
        if (answer.status == 0) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(Math.abs(answer.status), answer.body.length);
        exchange.getResponseBody().write(answer.body);
        exchange.close();
    }

    private synchronized Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        String call =
                exchange.getRequestMethod() + exchange.getRequestURI().getPath().replaceFirst(".*/", " ");
        for (Planted fault : planted) {
            if (fault.call().equals(call)) {
                planted.remove(fault);
                if (fault.status() == 0) {
                    serveOnce(exchange, body);
                }
                return new Answer(fault.status(), Map.of("title", "as planted"));
            }
        }
        return serveOnce(exchange, body);
    }

    /** A request with a key that was served before is answered alike, and does nothing. */
    private Answer serveOnce(HttpExchange exchange, byte[] body) throws IOException {
        @Nullable String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null) {
            return serve(exchange, body);
        }
        @Nullable Answer first = answered.get(key);
        Answer answer = first == null ? serve(exchange, body) : first;
        answered.put(key, answer);
        return answer;
    }

    private Answer serve(HttpExchange exchange, byte[] body) throws IOException {
        String user = exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("^Bearer ", "");
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (path.equals("/api/sessions")) {
            return exchange.getRequestMethod().equals("POST") ? create(user, body) : list(user, query);
        }
        if (path.equals("/api/orders")) {
            return new Answer(200, page(ordersOf(user), query));
        }
        Matcher matcher = SESSION.matcher(path);
        if (matcher.matches()) {
            for (Kept session : kept) {
                if (session.id.equals(matcher.group(1)) && session.owner.equals(user)) {
                    return inSession(session, exchange.getRequestMethod() + " " + matcher.group(2), query, body);
                }
            }
        }
        return new Answer(404, Map.of("title", "not found"));
    }

    private Answer create(String user, byte[] body) throws IOException {
        long live = kept.stream()
                .filter(session -> session.owner.equals(user) && session.status.equals("ACTIVE"))
                .count();
        if (live >= 10) {
            return new Answer(409, Map.of("title", "too many sessions"));
        }
        Kept session = new Kept(user, fields(body).get("context"));
        kept.add(session);
        return new Answer(201, session.asJson());
    }

    private Answer list(String user, String query) {
        return new Answer(
                200,
                page(
                        kept.stream()
                                .filter(session -> session.owner.equals(user))
                                .map(Kept::asJson)
                                .toList(),
                        query));
    }

    /** Newest first, as far as one user has one session after another. */
    private List<Map<String, @Nullable Object>> ordersOf(String user) {
        List<Map<String, @Nullable Object>> orders = new ArrayList<>();
        kept.stream().filter(session -> session.owner.equals(user)).forEach(session -> orders.addAll(session.orders));
        Collections.reverse(orders);
        return orders;
    }

    private static Map<String, @Nullable Object> page(List<Map<String, @Nullable Object>> all, String query) {
        int from = number(query, "cursor=c");
        int to = Math.min(from + PAGE, all.size());
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", all.subList(from, to));
        page.put("next", to < all.size() ? "c" + to : null);
        return page;
    }

    private static Answer inSession(Kept session, String call, String query, byte[] body) throws IOException {
        if (call.equals("GET messages")) {
            return messages(session, number(query, "after="));
        }
        if (call.equals("POST end")) {
            session.end();
            return new Answer(200, session.asJson());
        }
        if (session.status.equals("ENDED")) {
            return new Answer(410, Map.of("title", "ended"));
        }
        if (call.equals("PUT context")) {
            session.context = fields(body).get("context");
            return new Answer(200, session.asJson());
        }
        if (call.equals("POST messages")) {
            Map<String, @Nullable Object> message = new LinkedHashMap<>();
            message.put("sequence", BigDecimal.valueOf(session.messages.size() + 1));
            message.putAll(fields(body));
            session.messages.add(message);
            return new Answer(201, message);
        }
        if (call.equals("POST orders")) {
            return new Answer(201, session.order(fields(body).get("items")));
        }
        return new Answer(405, Map.of("title", "not allowed"));
    }

    private static Answer messages(Kept session, int after) {
        int to = Math.min(after + PAGE, session.messages.size());
        Map<String, @Nullable Object> page = session.asJson();
        page.put("messages", session.messages.subList(Math.min(after, to), to));
        page.put("next", to < session.messages.size() ? Integer.toString(to) : null);
        return new Answer(200, page);
    }

    private static Map<String, @Nullable Object> fields(byte[] body) throws IOException {
        if (Json.read(body) instanceof Map<?, ?> fields) {
            return Json.object(fields);
        }
        throw new IOException("no object: " + new String(body, StandardCharsets.UTF_8));
    }

    private static int number(String query, String parameter) {
        Matcher matcher = Pattern.compile(Pattern.quote(parameter) + "(\\d+)").matcher(query);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private record Planted(String call, int status) {}

    private static final class Answer {
        final int status;
        final byte[] body;

        Answer(int status, Map<String, ? extends @Nullable Object> json) {
            this.status = status;
            this.body = Json.write(json);
        }

        String contentType() {
            return status < 0 ? "text/html" : status < 400 ? "application/json" : "application/problem+json";
        }
    }
}
