package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboard, the alert rules and the page on operations name what the running server exports, and nothing else. */
@ExtendWith(ArquillianExtension.class)
class MonitoringFilesIT {

    private static final Path DOCS = Path.of("docs");

    /** What an expression may name beside metrics: functions, words of the language, labels, what Prometheus itself adds. */
    private static final Set<String> LANGUAGE = Set.of(
            "sum", "min", "max", "rate", "increase", "by", "and", "or", "unless", "instance", "reason", "status", "up");

    private static final Pattern QUOTED_OR_RANGE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\{[^}]*\\}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)\\n(?:\\s*#.*\\n)*\\s*expr: (.*)\\n");

    @ArquillianResource
    private URI base;

    @Test
    void the_dashboard_shows_what_the_server_exports() throws IOException {
        List<String> expressions = new ArrayList<>();
        try (JsonReader reader =
                Json.createReader(Files.newInputStream(DOCS.resolve("monitoring/sojourn-dashboard.json")))) {
            collect(reader.readObject(), expressions);
        }

        assertThat(expressions).hasSizeGreaterThan(30);
        assertThat(named(expressions)).isSubsetOf(exported());
    }

    @Test
    void the_alerts_look_at_what_the_server_exports() throws IOException {
        List<String> expressions =
                alerts().stream().map(alert -> alert.group(2)).toList();

        assertThat(expressions).hasSizeGreaterThan(10);
        assertThat(named(expressions)).isSubsetOf(exported());
    }

    @Test
    void the_page_says_what_to_do_on_each_alert() throws IOException {
        Set<String> alerts = alerts().stream().map(alert -> alert.group(1)).collect(Collectors.toSet());

        assertThat(found("(?m)^### (Sojourn\\w+)$")).isEqualTo(alerts);
    }

    @Test
    void the_page_lists_each_figure() throws IOException {
        Set<String> ours =
                exported().stream().filter(name -> name.startsWith("sojourn_")).collect(Collectors.toSet());

        assertThat(found("(?m)^\\| `(sojourn_\\w+)`")).isEqualTo(ours);
    }

    @Test
    void prometheus_is_answered_as_it_asks() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(base.resolve("/metrics"))
                                .header(
                                        "Accept",
                                        "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1")
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body()).contains("# TYPE sojourn_sessions_created_total counter");
    }

    private Set<String> exported() {
        return Metrics.of(base).names();
    }

    private static Set<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(DOCS.resolve("operations.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<MatchResult> alerts() throws IOException {
        String rules = Files.readString(DOCS.resolve("monitoring/sojourn-alerts.yaml"));
        List<MatchResult> alerts = ALERT.matcher(rules).results().toList();
        assertThat(alerts).hasSize(rules.split("- alert:").length - 1);
        return alerts;
    }

    /** The metrics that expressions name. */
    private static Set<String> named(List<String> expressions) {
        Set<String> names = new TreeSet<>();
        for (String expression : expressions) {
            NAME.matcher(QUOTED_OR_RANGE.matcher(expression).replaceAll(" "))
                    .results()
                    .map(MatchResult::group)
                    .forEach(names::add);
        }
        names.removeAll(LANGUAGE);
        return names;
    }

    private static void collect(JsonValue value, List<String> expressions) {
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                if (name.equals("expr")) {
                    expressions.add(((JsonString) member).getString());
                }
                collect(member, expressions);
            });
        } else if (value instanceof JsonArray array) {
            Stream.of(array.toArray(JsonValue[]::new)).forEach(member -> collect(member, expressions));
        }
    }
}
