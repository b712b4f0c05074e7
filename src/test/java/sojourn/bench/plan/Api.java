package sojourn.bench.plan;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The product's API for one caller; whatever does not succeed ends the program.
 *
 * @param headers that each request has, names and values in turn
 */
record Api(URI base, List<String> headers) {

    /** Where to go is not followed: the answer says all the same what was asked. */
    private static final int SEE_OTHER = 303;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Api withToken(URI base, String token) {
        return new Api(base, List.of("Authorization", "Bearer " + token));
    }

    static Api withKey(URI base, String key) {
        return new Api(base, List.of("X-Api-Key", key));
    }

    static Api ofNobody(URI base) {
        return new Api(base, List.of());
    }

    /** The same caller with one more header. */
    Api with(String name, String value) {
        return new Api(
                base, Stream.concat(headers.stream(), Stream.of(name, value)).toList());
    }

    JsonObject get(String path) {
        return send(request(path).GET());
    }

    JsonObject post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    /** A request that may be repeated. */
    JsonObject post(String path, String body, String key) {
        return send(request(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    JsonObject put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    JsonObject patch(String path, String body) {
        return send(request(path)
                .setHeader("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    void delete(String path) {
        send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    private static JsonObject send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300 && response.statusCode() != SEE_OTHER) {
                throw new IllegalStateException(request.method() + " " + request.uri() + " answered "
                        + response.statusCode() + ": " + response.body());
            }
            return response.body().isEmpty()
                    ? JsonValue.EMPTY_JSON_OBJECT
                    : Json.createReader(new StringReader(response.body())).readObject();
        } catch (IOException e) {
            throw new IllegalStateException("The server does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
