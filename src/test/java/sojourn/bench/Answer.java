package sojourn.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An answer of the product, which the empty WAR is taught to give as well.
 *
 * @param headers each as {@code Name: value}, without those that the server itself adds
 */
record Answer(int status, List<String> headers, String body) {

    private static final Set<String> OF_THE_SERVER =
            Set.of("connection", "content-length", "date", "transfer-encoding");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Asks a server once; anything but success means that the row cannot be measured. */
    static Answer ask(URI base, Request request, long session, String token) {
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(base + request.pathOf(session)))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
        if (!request.body().isEmpty()) {
            asked.header("Content-Type", "application/json");
        }
        if (!request.header().isEmpty()) {
            String[] header = request.sampleHeader().split(": ", 2);
            asked.header(header[0], header[1]);
        }
        HttpResponse<String> response =
                send(asked.method(request.method(), BodyPublishers.ofString(request.sampleBody())));
        if (response.statusCode() >= 300) {
            throw new CannotMeasure(request.method() + " " + request.pathOf(session) + " answered "
                    + response.statusCode() + ": " + response.body());
        }
        List<String> headers = response.headers().map().entrySet().stream()
                .filter(header -> !OF_THE_SERVER.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                .sorted()
                .toList();
        return new Answer(response.statusCode(), headers, response.body());
    }

    /** Teaches the empty WAR this answer, and makes sure that it has understood. */
    void teach(URI empty, Request request) {
        StringBuilder lesson = new StringBuilder(empty + "/api/lesson?status=" + status);
        headers.forEach(header -> lesson.append("&header=").append(URLEncoder.encode(header, StandardCharsets.UTF_8)));
        send(HttpRequest.newBuilder(URI.create(lesson.toString())).PUT(BodyPublishers.ofString(body)));
        Answer learnt = ask(empty, request, 0, "none");
        if (!learnt.isLike(this)) {
            throw new CannotMeasure("The empty WAR answers otherwise than the product: " + learnt + ", not " + this);
        }
    }

    /** Whether status, headers and body are the same. */
    boolean isLike(Answer other) {
        return status == other.status && headers.equals(other.headers) && body.equals(other.body);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotMeasure("A server does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }

    @Override
    public String toString() {
        return status + " " + headers + " with " + body.length() + " characters";
    }
}
