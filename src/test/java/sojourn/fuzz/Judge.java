package sojourn.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says whether an answer is one that the API's page promises, whatever was asked. */
final class Judge {

    /** What the server's inside is called; nothing that is sent has any of it. */
    private static final Pattern INSIDE =
            Pattern.compile("\\tat [\\w$.]+\\(|Caused by:|Exception\\b|\\bjava\\.(?:lang|util|io|net)\\."
                    + "|\\bjakarta\\.[a-z]+\\.|\\borg\\.(?:glassfish|hibernate|postgresql|infinispan|jboss|eclipse)\\b"
                    + "|\\bfish\\.payara\\b|\\bcom\\.(?:sun|fasterxml|nimbusds)\\.|\\bsojourn\\.[a-z]+\\.[A-Z]"
                    + "|Payara|GlassFish|Grizzly|Jersey|Hibernate|PSQL|SQLSTATE|PostgreSQL");

    private static final int REFUSED = 400;
    private static final int FAILED = 500;
    private static final Set<Integer> SUCCESSES = Set.of(200, 201, 202, 204, 303);

    private final Map<String, Set<Integer>> problems;

    /** @param problems the types that the API's page names, each with its statuses */
    Judge(Map<String, Set<Integer>> problems) {
        this.problems = problems;
    }

    /** What is wrong with an answer; empty if nothing is. */
    Optional<Fault> fault(WireRequest request, WireAnswer answer) {
        if (answer.status() >= FAILED) {
            return fault("5xx", answer);
        }
        boolean api = request.path().matches("/+api(?:/.*)?") && !request.path().contains("..");
        Matcher inside = INSIDE.matcher(answer.whole());
        if ((api || answer.status() >= REFUSED) && inside.find()) {
            return fault("tells of its inside (" + inside.group() + ")", answer);
        }
        if (answer.header("Server").isPresent() || answer.header("X-Powered-By").isPresent()) {
            return fault("names its server", answer);
        }
        // The server takes away the type of what is answered to a request for another protocol.
        if (!api
                || request.header("Upgrade").isPresent()
                || OwnAnswers.reason(request, answer).isPresent()) {
            return Optional.empty();
        }
        return answer.status() >= REFUSED ? refusal(request, answer) : success(request, answer);
    }

    private Optional<Fault> refusal(WireRequest request, WireAnswer answer) {
        if (!mediaType(answer).equals("application/problem+json")) {
            return fault("a refusal that is no problem", answer);
        }
        if (request.method().equals("HEAD")) {
            return Optional.empty();
        }
        Optional<JsonObject> problem = answer.text().flatMap(Judge::object);
        if (problem.isEmpty()) {
            return fault("a problem that is no JSON", answer);
        }
        String type = problem.get().get("type") instanceof JsonString text ? text.getString() : "";
        String name = type.replace("urn:sojourn:problem:", "");
        if (!problems.getOrDefault(name, Set.of()).contains(answer.status())) {
            return fault("a problem that the page does not name", answer);
        }
        boolean whole = problem.get().getInt("status", 0) == answer.status()
                && !problem.get().getString("detail", "").isEmpty()
                && problem.get().getString("traceId", "").matches("[0-9a-f]{32}");
        return whole ? Optional.empty() : fault("a problem without its fields", answer);
    }

    private static Optional<Fault> success(WireRequest request, WireAnswer answer) {
        if (request.method().equals("OPTIONS")) {
            return Optional.empty();
        }
        if (!SUCCESSES.contains(answer.status())) {
            return fault("a status that no operation has", answer);
        }
        if (!answer.header("Cache-Control").orElse("").equals("no-store")) {
            return fault("a success that may be stored", answer);
        }
        if (request.method().equals("HEAD") || answer.status() == 204) {
            return Optional.empty();
        }
        return switch (mediaType(answer)) {
            case "application/json" ->
                answer.text().flatMap(Judge::object).isPresent()
                        ? Optional.empty()
                        : fault("a success that is no JSON", answer);
            case "text/markdown" -> answer.text().isPresent() ? Optional.empty() : fault("a text that is none", answer);
            default -> fault("a success of another type", answer);
        };
    }

    private static Optional<JsonObject> object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static String mediaType(WireAnswer answer) {
        return answer.header("Content-Type")
                .orElse("")
                .replaceAll(";.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<Fault> fault(String kind, WireAnswer answer) {
        String whole = answer.status() + " " + answer.whole();
        return Optional.of(new Fault(kind, whole.substring(0, Math.min(whole.length(), 600))));
    }
}
