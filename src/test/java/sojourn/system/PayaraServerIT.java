package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraServer;
import sojourn.local.TokenSigner;

/**
 * The full Payara Server, as an administrator makes, runs and changes it: by the commands of docs/application-server.md, and
 * by the REST interface behind its admin console.
 *
 * <p>All tests share one domain; each deploys the WAR if another one has left the domain without it.
 */
class PayaraServerIT {

    private static final String APPLICATION = "/applications/application";
    private static final String POOL = "/resources/jdbc-connection-pool/sojourn";
    private static final String CONFIG = "/configs/config/server-config";

    private static final Path FOLDER = ServerUnderTest.folder().resolve("payara-server");
    private static final TokenSigner SIGNER = TokenSigner.fresh();

    private static EmbeddedDatabase database;
    private static PayaraServer server;
    private static AdminApi admin;

    /** Where it listened before a test looked into it: a JMX client makes the JVM listen on one port more. */
    private static Set<Integer> listeners = Set.of();

    @BeforeAll
    static void runTheCommandsOfThePage() {
        database = EmbeddedDatabase.start(FOLDER.resolve("database"), 0);
        Map<String, String> environment = new HashMap<>();
        environment.put("SOJOURN_DATABASE_URL", database.url());
        environment.put("SOJOURN_DATABASE_USER", database.serverUser());
        environment.put("SOJOURN_DATABASE_PASSWORD", database.password());
        environment.put("SESSION_SCHEMA_USER", database.user());
        environment.put("SESSION_SCHEMA_PASSWORD", database.password());
        environment.put("SESSION_CLUSTER_NAME", "payara-server-" + UUID.randomUUID());
        environment.put("MP_JWT_VERIFY_PUBLICKEY", SIGNER.publicKey());
        environment.put("MP_JWT_VERIFY_ISSUER", SIGNER.issuer());
        server = PayaraServer.start(
                FOLDER.resolve("server"),
                Path.of(System.getProperty("sojourn.payaraHome", "")),
                Map.of(
                        "sojourn.war", ServerUnderTest.war(),
                        "postgresql.jar", Path.of(System.getProperty("sojourn.driverJar", "")),
                        "domain.xml", Path.of(System.getProperty("sojourn.domainXml", ""))),
                environment,
                DocumentedCommands.of("application-server.md", "create-domain"));
        admin = new AdminApi(server.administration());
        listeners = Listeners.of(server.pid());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void the_commands_of_the_page_make_a_server_that_keeps_sessions() {
        deploy();
        SessionsApi api = user();

        String session = api.open("{\"context\":{\"step\":\"first\"}}");

        assertThat(api.append(session, "user", "Hello").status()).isEqualTo(201);
        assertThat(api.get("/sessions/" + session + "/messages").list("messages"))
                .extracting(message -> message.getString("content"))
                .containsExactly("Hello");
        assertThat(listeners)
                .as("its two listeners, and two for the other nodes")
                .hasSize(4)
                .contains(server.base().getPort(), server.administration().getPort());
    }

    @Test
    void the_pool_is_seen_and_a_change_of_its_size_holds_at_once() throws Exception {
        deploy();
        SessionsApi api = user();
        JsonObject before = entity(admin.get(POOL));
        try {
            resize("steadyPoolSize", "4");
            resize("maxPoolSize", "5");
            List<Callable<Answer>> reads = Collections.nCopies(60, () -> api.get("/sessions"));

            List<Answer> answers = Parallel.run(reads);

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
            Eventually.get(PayaraServerIT::connections, number -> number > 0 && number <= 5);
        } finally {
            resize("maxPoolSize", before.getString("maxPoolSize"));
            resize("steadyPoolSize", before.getString("steadyPoolSize"));
        }
    }

    @Test
    void sessions_end_also_while_the_executors_of_the_domain_are_others() {
        deploy();
        SessionsApi api = user();
        asadmin("set resources.managed-executor-service.concurrent/__defaultManagedExecutorService.core-pool-size=3"
                + " resources.managed-scheduled-executor-service.concurrent/__defaultManagedScheduledExecutorService"
                + ".core-pool-size=1");

        String session = api.open("{\"expiresAt\":\"" + Instant.now().plusSeconds(2) + "\"}");

        Eventually.get(
                () -> row("select status from session where id = '" + session + "'"),
                status -> status.equals("EXPIRED"));
    }

    @Test
    void a_setting_of_the_domain_holds_from_the_next_deployment_on() {
        deploy();
        try {
            set("session.max-active-sessions", "2");
            assertThat(activeOf(5)).isEqualTo(5);

            deployAnew();

            assertThat(activeOf(5)).isEqualTo(2);
        } finally {
            unset("session.max-active-sessions");
            undeploy();
        }
    }

    @Test
    void nothing_of_ours_holds_the_classes_of_a_war_that_was_undeployed() {
        deploy();
        use();
        deployAnew();
        use();
        assertThat(ownThreads()).isNotEmpty();

        undeploy();

        // Threads that are about to end may still be there when the server has answered, and a moment longer.
        Eventually.get(PayaraServerIT::ownThreads, List::isEmpty);
        Eventually.within(Duration.ofMinutes(5), PayaraServerIT::holdsOfUndeployed, Map::isEmpty);
    }

    @Test
    void its_figures_are_among_the_servers_as_long_as_it_is_deployed() throws Exception {
        deploy();
        user().open();

        Map<String, Map<String, Number>> figures = MBeans.of(server.pid()).groups();

        assertThat(figures).containsKeys("Sessions", "Requests", "Background", "Cache", "Cluster", "Cleanup");
        assertThat(figures)
                .hasEntrySatisfying(
                        "Sessions",
                        sessions -> assertThat(sessions)
                                .hasEntrySatisfying(
                                        "Created",
                                        created ->
                                                assertThat(created.longValue()).isPositive()));

        undeploy();

        assertThat(MBeans.of(server.pid()).groups()).isEmpty();
    }

    @Test
    void a_wrong_setting_stops_the_deployment_with_its_sentence() {
        undeploy();
        set("session.max-active-sessions", "none");
        try {
            assertThat(refusal())
                    .contains("Sojourn cannot start: The setting session.max-active-sessions is \"none\","
                            + " but must be a whole number from 1 to 1000.");
        } finally {
            unset("session.max-active-sessions");
        }
    }

    @Test
    void a_wrong_password_stops_the_deployment_with_its_sentence() {
        undeploy();
        asadmin("set resources.jdbc-connection-pool.sojourn.property.password=wrong");
        try {
            assertThat(refusal()).contains("Sojourn cannot start: ", "jdbc/sojourn", "password authentication failed");
        } finally {
            asadmin("set 'resources.jdbc-connection-pool.sojourn.property.password=${ENV=SOJOURN_DATABASE_PASSWORD:}'");
        }
    }

    @Test
    void a_database_that_is_not_there_stops_the_deployment_with_its_sentence() {
        undeploy();
        asadmin("set resources.jdbc-connection-pool.sojourn.property.url=jdbc:postgresql://127.0.0.1:1/sojourn");
        try {
            assertThat(refusal()).contains("Sojourn cannot start: ", "jdbc/sojourn", "127.0.0.1:1 refused");
        } finally {
            asadmin("set 'resources.jdbc-connection-pool.sojourn.property.url=${ENV=SOJOURN_DATABASE_URL:}'");
        }
    }

    @Test
    void a_data_source_that_is_not_there_stops_the_deployment_with_its_name() {
        undeploy();
        asadmin("delete-jdbc-resource jdbc/sojourn");
        try {
            assertThat(refusal()).contains("jdbc/sojourn");
        } finally {
            asadmin("create-jdbc-resource --connectionpoolid sojourn jdbc/sojourn");
        }
    }

    /** The threads of the executors that the WAR brings with it. */
    private static List<String> ownThreads() {
        return ThreadDump.of(server.pid(), "java:app/concurrent/sojourn");
    }

    private static Map<Long, HeapDump.Way> holdsOfUndeployed() {
        HeapDump dump = HeapDump.of(server.pid(), FOLDER.resolve("undeployed.hprof"));
        Set<Long> running = dump.loadersOf("org.glassfish.jersey.server.ApplicationHandler");
        Set<Long> looked = new HashSet<>(dump.loadersOf("sojourn.deployment.Startup"));
        looked.addAll(running);
        Map<Long, HeapDump.Way> ways = dump.waysTo(looked, new PayaraHolds(dump));
        assertThat(ways).as("what the server itself runs by is held").containsKeys(running.toArray(Long[]::new));
        ways.keySet().removeAll(running);
        return ways;
    }

    private static SessionsApi user() {
        return new SessionsApi(server.base(), SIGNER.token("user-" + UUID.randomUUID(), Set.of()));
    }

    /** Something of every kind that makes threads or keeps something for later. */
    private static void use() {
        SessionsApi api = user();
        String session = api.open();
        api.append(session, "user", "Hello");
        api.post("/sessions/" + session + "/exports", "{\"format\":\"markdown\"}");
        api.at(server.base().resolve("/metrics"));
        api.at(server.base().resolve("/openapi"));
        assertThat(api.post("/sessions/" + session + "/end", null).status()).isEqualTo(200);
    }

    /** How many of so many sessions of one user are live. */
    private static int activeOf(int opened) {
        SessionsApi api = user();
        for (int number = 0; number < opened; number++) {
            api.open();
        }
        return api.get("/sessions/active").list("items").size();
    }

    private static void deploy() {
        if (admin.get(APPLICATION + "/sojourn").status() != 200) {
            deployAnew();
        }
    }

    private static void deployAnew() {
        Answer answer = deployment();
        assertThat(answer.text("exit_code")).as(answer.toString()).isEqualTo("SUCCESS");
    }

    private static Answer deployment() {
        return admin.post(
                APPLICATION,
                Map.of("id", ServerUnderTest.war().toAbsolutePath().toString(), "name", "sojourn", "force", "true"));
    }

    /** What an administrator is told whose deployment is refused. */
    private static String refusal() {
        Answer answer = deployment();
        assertThat(answer.text("exit_code")).as(answer.toString()).isEqualTo("FAILURE");
        return answer.text("message");
    }

    private static void undeploy() {
        if (admin.get(APPLICATION + "/sojourn").status() == 200) {
            Answer answer = admin.delete(APPLICATION + "/sojourn");
            assertThat(answer.text("exit_code")).as(answer.toString()).isEqualTo("SUCCESS");
        }
    }

    private static void resize(String size, String value) {
        Answer answer = admin.post(POOL, Map.of(size, value));
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    private static void set(String key, String value) {
        Answer answer = admin.post(
                CONFIG + "/microprofile-config/set-config-property",
                Map.of("propertyName", key, "propertyValue", value, "source", "domain"));
        assertThat(answer.text("exit_code")).as(answer.toString()).isEqualTo("SUCCESS");
    }

    private static void unset(String key) {
        asadmin("delete-config-property --source domain --propertyName " + key);
    }

    private static void asadmin(String command) {
        server.run("payara6/bin/asadmin --port " + server.administration().getPort() + " " + command);
    }

    /** How many connections PostgreSQL has from the pool. */
    private static long connections() {
        return Long.parseLong(
                row("select count(*) from pg_stat_activity where usename = '" + database.serverUser() + "'"));
    }

    private static String row(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject entity(Answer answer) {
        return answer.json().getJsonObject("extraProperties").getJsonObject("entity");
    }
}
