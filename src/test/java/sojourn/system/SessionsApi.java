package sojourn.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The REST API in the hands of one user. */
final class SessionsApi {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final @Nullable String token;
    private final Map<String, String> headers;
    private final Duration patience;

    SessionsApi(URI base, @Nullable String token) {
        this(base, token, Map.of(), Duration.ofMinutes(1));
    }

    private SessionsApi(URI base, @Nullable String token, Map<String, String> headers, Duration patience) {
        this.base = base;
        this.token = token;
        this.headers = headers;
        this.patience = patience;
    }

    /** The same user, who waits for an answer no longer. */
    SessionsApi withPatience(Duration shorter) {
        return new SessionsApi(base, token, headers, shorter);
    }

    /** A user whom no other test knows. */
    static SessionsApi stranger(URI base) {
        return of(base, "user-" + UUID.randomUUID());
    }

    static SessionsApi of(URI base, String user, String... groups) {
        return new SessionsApi(base, ServerUnderTest.signer().token(user, Set.of(groups)));
    }

    SessionsApi withToken(@Nullable String other) {
        return new SessionsApi(base, other);
    }

    /** Whoever has an API key. */
    static SessionsApi byKey(URI base, String secret) {
        return new SessionsApi(base, null).with("X-Api-Key", secret);
    }

    /** The same user, whose requests have one header more. */
    SessionsApi with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new SessionsApi(base, token, Map.copyOf(more), patience);
    }

    /** The same user, whose writes are for one version of a session, as an answer's entity tag names it. */
    SessionsApi ifMatch(String tag) {
        return with("If-Match", tag);
    }

    /** The same user, whose requests have a key. */
    SessionsApi withKey(String key) {
        return with("Idempotency-Key", key);
    }

    /** Opens a session and answers its id. */
    String open() {
        return open("{}");
    }

    String open(String body) {
        Answer answer = post("/sessions", body);
        if (answer.status() != 201) {
            throw new AssertionError("No session was opened: " + answer);
        }
        return answer.text("id");
    }

    Answer append(String session, String role, String content) {
        JsonObject message = Json.createObjectBuilder()
                .add("role", role)
                .add("content", content)
                .build();
        return post("/sessions/" + session + "/messages", message.toString());
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, @Nullable String body) {
        return send("POST", path, body);
    }

    Answer put(String path, @Nullable String body) {
        return send("PUT", path, body);
    }

    Answer mergePatch(String path, String body) {
        return patch(path, "application/merge-patch+json", body);
    }

    Answer jsonPatch(String path, String body) {
        return patch(path, "application/json-patch+json", body);
    }

    private Answer patch(String path, String mediaType, String body) {
        return send(
                "PATCH",
                path,
                BodyPublishers.ofString(body, StandardCharsets.UTF_8),
                request -> request.header("Content-Type", mediaType));
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, @Nullable String body) {
        return send(
                method,
                path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8),
                request -> body == null ? request : request.header("Content-Type", "application/json"));
    }

    Answer send(String method, String path, BodyPublisher body, UnaryOperator<HttpRequest.Builder> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base.resolve("/") + "api" + path))
                .timeout(patience)
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        this.headers.forEach(request::header);
        return exchange(headers.apply(request).build());
    }

    /** What is at an address outside of the API. */
    Answer at(URI address) {
        return exchange(
                HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1)).build());
    }

    /** Posts nothing to an address outside of the API. */
    Answer postTo(URI address) {
        return sendTo("POST", address);
    }

    /** Sends nothing to an address outside of the API. */
    Answer sendTo(String method, URI address) {
        return exchange(HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(1))
                .method(method, BodyPublishers.noBody())
                .build());
    }

    private static Answer exchange(HttpRequest request) {
        try {
            return Answer.of(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
