package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Somebody at the console, without a browser: with cookies of their own. */
final class ConsoleVisit {

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    ConsoleVisit(URI base) {
        this.base = base;
    }

    /** Sends the form; whether that lets them in {@link #isIn()} tells. */
    ConsoleVisit logIn(String name, String password) {
        post("/console/login", "name=" + encoded(name) + "&password=" + encoded(password));
        return this;
    }

    /** Whether they are shown a page, and not asked to log in. */
    boolean isIn() {
        return get("/console/settings.xhtml").statusCode() == 200;
    }

    HttpResponse<String> get(String path) {
        return get(base.resolve(path));
    }

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    /** Sends a form of a page of this server. */
    HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
