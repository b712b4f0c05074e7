package sojourn.local;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The moment from which a server serves: its own health check says so, and the WAR's is among those asked. */
final class Readiness {
    private final PayaraMicro server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Readiness(PayaraMicro server) {
        this.server = server;
    }

    void await(Duration bound) {
        ServerLog log = new ServerLog(server.log());
        long deadline = System.nanoTime() + bound.toNanos();
        while (!isReady()) {
            log.refusal().ifPresent(sentence -> {
                throw new CannotStart(sentence);
            });
            if (log.saysDeploymentFailed()) {
                throw new CannotStart("The server could not deploy the WAR: see its log, " + server.log() + ".");
            }
            if (!server.isAlive()) {
                throw log.refusal()
                        .map(CannotStart::new)
                        .orElseGet(() -> new CannotStart(
                                "The server stopped before it was ready: see its log, " + server.log() + "."));
            }
            if (System.nanoTime() - deadline > 0) {
                throw new CannotStart("The server was not ready within " + bound.toSeconds() + " seconds: see its log, "
                        + server.log() + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Payara answers 200 before the WAR is there, so the WAR's own check must be in the answer. */
    boolean isReady() {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.base() + "/health/ready"))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && namesDatabase(answer.body());
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    private static boolean namesDatabase(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject().getJsonArray("checks").stream()
                    .map(JsonValue::asJsonObject)
                    .anyMatch(Readiness::isDatabaseUp);
        } catch (JsonException | ClassCastException | NullPointerException e) {
            return false;
        }
    }

    private static boolean isDatabaseUp(JsonObject check) {
        return check.getString("name", "").equals("database")
                && check.getString("status", "").equals("UP");
    }
}
