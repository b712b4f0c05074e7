package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import sojourn.local.PayaraServer;

/** Payara Server's administration over REST, by which its admin console works as well. */
final class AdminApi {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String authorization;

    AdminApi(URI base) {
        this.base = base;
        String credentials = PayaraServer.ADMINISTRATOR + ":" + PayaraServer.PASSWORD;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** What is configured below the domain, or what a command answers. */
    Answer get(String path) {
        return send("GET", "/management/domain" + path, BodyPublishers.noBody());
    }

    /** What the server's own monitoring shows. */
    Answer monitored(String path) {
        return send("GET", "/monitoring/domain" + path, BodyPublishers.noBody());
    }

    /** Changes what is configured, or runs a command. */
    Answer post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", "/management/domain" + path, BodyPublishers.ofString(body));
    }

    Answer delete(String path) {
        return send("DELETE", "/management/domain" + path, BodyPublishers.noBody());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(4))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                // The server's guard against forms of other sites; any value will do.
                .header("X-Requested-By", "sojourn")
                .method(method, body)
                .build();
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
