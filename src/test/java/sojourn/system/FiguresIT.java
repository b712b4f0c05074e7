package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens on a server can be seen in its metrics, and in its MBeans as well. */
@ExtendWith(ArquillianExtension.class)
class FiguresIT {

    private static final String CREATED = "sojourn_sessions_created_total";
    private static final String CLOSED = "sojourn_sessions_closed_total";
    private static final String EXPIRED = "sojourn_sessions_expired_total";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private SessionsApi admin;

    @BeforeEach
    void newUsers() {
        api = SessionsApi.stranger(base);
        admin = SessionsApi.of(base, "admin-" + UUID.randomUUID(), "admin");
    }

    @Test
    void a_session_is_counted_when_it_is_created_and_when_it_is_closed() {
        Metrics before = metrics();

        api.post("/sessions/" + api.open() + "/end", null);

        Metrics after = metrics();
        assertThat(after.get(CREATED)).isEqualTo(before.get(CREATED) + 1);
        assertThat(after.get(CLOSED, "reason", "client")).isEqualTo(before.get(CLOSED, "reason", "client") + 1);
        assertThat(after.get(EXPIRED)).isEqualTo(before.get(EXPIRED));
    }

    @Test
    void what_is_rolled_back_is_not_counted() {
        String user = "unlucky-" + UUID.randomUUID();
        SessionsApi unlucky = SessionsApi.of(base, user);
        String session = unlucky.open();
        Metrics before = metrics();
        // Not before the commit, when everything else is done.
        Tables.execute("create function refuse_late() returns trigger language plpgsql as"
                + " 'begin raise exception ''refused by a test''; end'");
        Tables.execute("create constraint trigger refuse_late after insert or update on session deferrable initially"
                + " deferred for each row when (new.owner_name = '" + user + "') execute function refuse_late()");
        try {
            assertThat(unlucky.post("/sessions", "{}").status()).isGreaterThanOrEqualTo(500);
            assertThat(unlucky.post("/sessions/" + session + "/end", null).status())
                    .isGreaterThanOrEqualTo(500);
        } finally {
            Tables.execute("drop function refuse_late() cascade");
        }

        Metrics after = metrics();
        assertThat(after.get(CREATED)).isEqualTo(before.get(CREATED));
        assertThat(after.get(CLOSED, "reason", "client")).isEqualTo(before.get(CLOSED, "reason", "client"));
        assertThat(Tables.text("select status from session where id = '" + session + "'"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void a_session_that_expires_is_counted_by_its_reason_and_by_the_cleanup() {
        Metrics before = metrics();

        Tables.letBeDue(api.open());

        grows(before, metrics -> metrics.get(CLOSED, "reason", "timeout"));
        grows(before, metrics -> metrics.get(EXPIRED));
        grows(before, metrics -> metrics.get("sojourn_cleanup_ended_total"));
    }

    @Test
    void an_end_that_fails_is_counted_and_shown_until_it_succeeds() throws Exception {
        String session = api.open();
        api.append(session, "user", "hello");
        Metrics before = metrics();
        try (AutoCloseable failing =
                Tables.failing("conversation", "new.session_id = '" + session + "'", "the shelf is full")) {
            Tables.letBeDue(session);
            grows(before, metrics -> metrics.get("sojourn_cleanup_failed_total"));
            Eventually.get(this::metrics, metrics -> metrics.get("sojourn_sessions_failing") > 0);
        }

        admin.post("/admin/cleanup", null);
        Eventually.get(
                this::metrics,
                metrics -> metrics.get("sojourn_sessions_failing")
                        == Tables.count(
                                "failed_end join session_activity using (session_id) where due_at is not null"));
    }

    @Test
    void the_live_sessions_are_those_of_the_database() {
        api.open();
        // A purge of another test may have left none that is closed, which must not be counted.
        api.post("/sessions/" + api.open() + "/end", null);
        long done = System.nanoTime();

        // A count from before may be right by chance.
        Eventually.get(
                this::metrics,
                metrics -> metrics.get("sojourn_sessions_census_age_seconds") < (System.nanoTime() - done) / 1e9
                        && metrics.get("sojourn_sessions_live") == Tables.count("session where ended_at is null"));
        assertThat(metrics().get("sojourn_sessions_census_age_seconds")).isBetween(0.0, 120.0);
    }

    @Test
    void connections_are_counted_and_one_is_waited_for() {
        Eventually.get(
                this::metrics,
                metrics -> metrics.get("sojourn_database_connections_active") >= 1
                        && metrics.get("sojourn_database_connections_idle") >= 1);
        assertThat(metrics().get("sojourn_database_wait_seconds")).isBetween(0.0, 60.0);
        assertThat(metrics().get("sojourn_database_connections_limit"))
                .isGreaterThanOrEqualTo(metrics().get("sojourn_database_connections_server"));
    }

    @Test
    void passes_tell_what_they_came_to() {
        Metrics before = metrics();
        api.post("/sessions/" + api.open() + "/end", null);

        admin.post("/admin/cleanup", null);
        admin.post("/admin/purge", "{\"olderThanDays\":0}");

        Metrics after = metrics();
        assertThat(after.get("sojourn_cleanup_last_age_seconds")).isBetween(0.0, 60.0);
        assertThat(after.get("sojourn_cleanup_last_duration_seconds")).isPositive();
        assertThat(after.get("sojourn_purge_last_age_seconds")).isBetween(0.0, 60.0);
        assertThat(after.get("sojourn_purge_last_sessions")).isPositive();
        assertThat(after.get("sojourn_purge_sessions_total"))
                .isGreaterThanOrEqualTo(before.get("sojourn_purge_sessions_total") + 1);
    }

    @Test
    void requests_are_counted_by_their_answers_also_those_that_filters_refuse() {
        Metrics before = metrics();

        api.open();
        api.get("/sessions/" + UUID.randomUUID());
        new SessionsApi(base, null).get("/sessions");

        Metrics after = metrics();
        String answered = "sojourn_requests_answered_total";
        assertThat(after.get(answered, "status", "2xx")).isEqualTo(before.get(answered, "status", "2xx") + 1);
        assertThat(after.get(answered, "status", "4xx")).isEqualTo(before.get(answered, "status", "4xx") + 2);
        assertThat(after.get("sojourn_requests_time_seconds_total"))
                .isGreaterThan(before.get("sojourn_requests_time_seconds_total"));
    }

    @Test
    void copies_are_counted_and_so_is_who_finds_them() {
        Eventually.get(this::metrics, metrics -> metrics.get("sojourn_cluster_serving") == 1);
        String session = api.open();
        Metrics before = metrics();

        grows(before, metrics -> {
            api.get("/sessions/" + session);
            return metrics.get("sojourn_cache_hits_total");
        });

        Metrics after = metrics();
        assertThat(after.get("sojourn_cache_misses_total")).isGreaterThan(before.get("sojourn_cache_misses_total"));
        assertThat(after.get("sojourn_cache_entries")).isPositive();
        assertThat(after.get("sojourn_cache_evictions_total")).isZero();
    }

    @Test
    void a_node_tells_of_its_place_among_the_others() {
        Metrics metrics = metrics();
        assertThat(metrics.get("sojourn_cluster_members")).isPositive();
        assertThat(metrics.get("sojourn_cluster_lease_seconds")).isBetween(0.0, 10.0);
        assertThat(metrics.get("sojourn_cluster_leave_seconds")).isBetween(0.0, 3.0);
    }

    @Test
    void a_task_that_is_done_is_counted() {
        Metrics before = metrics();

        api.post("/sessions/" + api.open() + "/exports", null);

        grows(before, metrics -> metrics.get("sojourn_background_done_total"));
        assertThat(metrics().get("sojourn_background_queue_capacity")).isEqualTo(100);
    }

    @Test
    void every_metric_of_ours_is_an_attribute_of_an_mbean_with_the_same_value() throws Exception {
        api.post("/sessions/" + api.open() + "/end", null);

        Map<String, Double> attributes = new TreeMap<>();
        MBeans.ofServerUnderTest()
                .groups()
                .forEach((group, figures) -> figures.forEach((figure, value) ->
                        attributes.put(("sojourn" + group + figure).toLowerCase(Locale.ROOT), value.doubleValue())));
        Map<String, Double> metrics = new TreeMap<>();
        metrics().samples().forEach((sample, value) -> {
            if (sample.startsWith("sojourn_")) {
                metrics.put(attribute(sample), value);
            }
        });

        assertThat(attributes.keySet()).isEqualTo(metrics.keySet());
        for (String still : new String[] {"sojournsessionscreated", "sojournsessionsclosedclient"}) {
            assertThat(attributes.get(still)).isEqualTo(metrics.get(still));
        }
    }

    /** What a sample is called among the MBeans, all in small letters: its name, with its one label's value behind it. */
    private static String attribute(String sample) {
        return sample.replaceFirst("\\{.*?(?:reason|status)=\"([^\"]*)\".*", "_$1")
                .replaceFirst("\\{.*", "")
                .replaceFirst("_total(?=_|$)", "")
                .replaceAll("[_-]", "")
                .toLowerCase(Locale.ROOT);
    }

    private Metrics metrics() {
        return Metrics.of(base);
    }

    /** Waits until a figure is greater than it was. */
    private void grows(Metrics before, ToDoubleFunction<Metrics> figure) {
        double was = figure.applyAsDouble(before);
        Eventually.get(this::metrics, metrics -> figure.applyAsDouble(metrics) > was);
    }
}
