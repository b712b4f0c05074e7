package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The console as an operator uses it, in a real browser; its pictures are kept in target/screenshots. */
@ExtendWith(ConsoleIT.WithBrowser.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {

    /** Says that there is no browser, where there is none. */
    static final class WithBrowser implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Browser.isThere()
                    ? ConditionEvaluationResult.enabled("there is a browser")
                    : ConditionEvaluationResult.disabled(
                            "The console is not tested: neither chromium nor chromedriver is on this machine.");
        }
    }

    private static final String PASSWORD = "correct-horse-battery";
    private static final String NEW_PASSWORD = "another-horse-battery";
    private static final String SCRIPT =
            "<script>window.scriptRan = true</script><img src=x onerror='window.scriptRan = true'>";

    /** Sessions that nobody looks for. */
    private static final int CROWD = 10_000;

    /** A row whose cells float is a line across the first of them. */
    private static final String CELLS_OUTSIDE = "return [...document.querySelectorAll('main tbody td')].filter(cell =>"
            + " cell.getBoundingClientRect().bottom > cell.parentElement.getBoundingClientRect().bottom + 1).length";

    private static OwnServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        // What an earlier run has left would stand in the pictures.
        FileUtils.deleteDirectory(ServerUnderTest.folder().resolve("console").toFile());
        server = OwnServer.start(
                "console", Map.of("console.first-admin.name", "boss", "console.first-admin.password", PASSWORD));
        server.execute("insert into console_account (name, password_hash, role, created_at)"
                + " select 'watcher', password_hash, 'auditor', now() from console_account where name = 'boss'");
        browser = Browser.start(
                Path.of(ServerUnderTest.war().resolveSibling("screenshots").toString()));
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void forget() {
        browser.forget();
        browser.resize(1280, 900);
    }

    /** The first one: a wrong password counts for the one about guesses. */
    @Test
    @Order(1)
    void an_auditor_gets_an_account_changes_its_password_and_is_out_when_it_is_deleted() {
        page("accounts.xhtml");
        logIn("boss");
        waitFor("Make an account");
        browser.type("#form\\:name", "nina");
        browser.type("#form\\:password", "short");
        browser.click("#form\\:make");
        waitFor("The password must have 12 to 1000 characters.");
        browser.type("#form\\:name", "nina");
        browser.type("#form\\:password", PASSWORD);
        browser.click("#form\\:make");
        waitFor("The account nina is made.");
        assertPictured("accounts-made");
        String id = server.text("select id from console_account where name = 'nina'");
        page("accounts.xhtml?id=" + server.text("select id from console_account where name = 'boss'"));
        browser.run("document.getElementById('form:new-role').value = 'auditor'");
        browser.click("#form\\:change");
        waitFor("is the last administrator's");
        assertPictured("account-change");
        browser.click("form[action=logout] button");

        logIn("nina");
        page("accounts.xhtml?id=" + id);
        waitFor("watcher");
        assertThat(browser.has("main .ui-button, main input:not([type=hidden])"))
                .isFalse();
        page("password.xhtml");
        changePassword("not-my-password", NEW_PASSWORD);
        waitFor("The present password is wrong.");
        changePassword(PASSWORD, "short");
        waitFor("The new password must have 12 to 1000 characters.");
        changePassword(PASSWORD, NEW_PASSWORD);
        waitFor("Your password is changed.");
        assertPictured("password-changed");
        page("overview.xhtml");
        waitFor("Live sessions");
        assertThat(new ConsoleVisit(server.base()).logIn("nina", PASSWORD).isIn())
                .isFalse();
        assertThat(new ConsoleVisit(server.base()).logIn("nina", NEW_PASSWORD).isIn())
                .isTrue();

        ConsoleVisit boss = new ConsoleVisit(server.base()).logIn("boss", PASSWORD);
        assertThat(boss.isIn()).isTrue();
        server.user("an-admin", "admin").delete("/admin/accounts/" + id);
        browser.click("nav a[href='sessions.xhtml']");
        Eventually.get(() -> browser.address().getPath(), "/console/login"::equals);
        assertThat(boss.isIn()).isTrue();
        assertThat(server.text("select string_agg(action, ' ' order by at) from audit_entry"
                        + " where subject_id = 'nina' and action like 'console.account%'"))
                .isEqualTo("console.account.make console.account.password.failed console.account.password"
                        + " console.account.delete");
    }

    @Test
    void an_account_is_deleted_after_a_question() {
        String id = server.user("an-admin", "admin")
                .post("/admin/accounts", "{\"name\":\"otto\",\"password\":\"" + PASSWORD + "\",\"role\":\"auditor\"}")
                .text("id");
        page("accounts.xhtml?id=" + id);
        logIn("boss");
        waitFor("Change otto");
        browser.run("document.getElementById('form:new-role').value = 'admin'");
        browser.click("#form\\:change");
        waitFor("The account otto is as you wanted it.");
        assertThat(server.text("select role from console_account where name = 'otto'"))
                .isEqualTo("admin");
        browser.click("#form\\:delete");
        Eventually.get(() -> browser.text(), text -> text.contains("Delete this account?"));
        browser.click(".ui-confirmdialog-yes");
        waitFor("The account is deleted.");
        assertThat(server.count("console_account where name = 'otto'")).isZero();
    }

    @Test
    void an_administrator_finds_a_session_among_ten_thousand_reads_it_ends_it_and_sees_it_in_the_audit() {
        String user = "ann-" + UUID.randomUUID();
        SessionsApi ann = server.user(user);
        String id = ann.open("{\"context\":{\"cart\":{\"items\":[1,2,3],\"note\":\"gift\"},\"step\":2}}");
        ann.append(id, "user", "Where is my parcel?");
        ann.append(id, "assistant", "It leaves tomorrow.");
        ann.post(
                "/sessions/" + id + "/orders",
                "{\"customer\":{\"name\":\"Ann\",\"email\":\"ann@example.com\"},\"currency\":\"EUR\",\"items\":[{\"name\":\"Lamp\",\"quantity\":2,\"unitPrice\":19.5}]}");

        openCrowd();
        page("sessions.xhtml");
        assertThat(browser.address().getPath()).isEqualTo("/console/login");
        assertPictured("login");
        logIn("boss");
        assertThat(browser.address().getPath()).isEqualTo("/console/sessions.xhtml");
        assertPictured("sessions");

        assertThat(browser.text()).doesNotContain(id);
        browser.type("#owner", user);
        browser.click(".filters button");
        waitFor(id);
        assertThat(browser.run("return String(document.querySelectorAll('.ui-datatable a.id').length)")
                        .toString())
                .isEqualTo("\"1\"");
        browser.click(".ui-datatable a.id");
        waitFor("Where is my parcel?");
        assertThat(browser.text())
                .contains("It leaves tomorrow.", "Lamp", "19.50", "Total 39.00 EUR", "gift", "active", user);
        assertThat(browser.text()).contains("No request and no task uses it now.");
        assertPictured("session");

        browser.click("#form\\:end");
        Eventually.get(
                () -> browser.run(
                                "return getComputedStyle(document.querySelector('.ui-dialog')).visibility + getComputedStyle(document.querySelector('.ui-dialog')).display")
                        .toString(),
                shown -> shown.equals("\"visibleblock\""));
        assertPictured("confirm");
        browser.click(".ui-confirmdialog-yes");
        waitFor("The session has ended.");
        assertThat(ann.get("/sessions/" + id).text("status")).isEqualTo("ENDED");
        assertThat(browser.has("#form\\:end")).isFalse();
        assertThat(browser.text()).contains("admin:console:boss", "session.end");

        page("audit.xhtml?subject=" + id);
        waitFor("session.end");
        assertThat(browser.text()).contains("admin:console:boss", "127.0.0.1");
        assertPictured("audit");
    }

    @Test
    void sessions_are_found_by_what_is_asked_for_and_nothing_else() {
        String user = "found-" + UUID.randomUUID();
        SessionsApi api = server.user(user);
        String live = api.open();
        String over = api.open();
        api.post("/sessions/" + over + "/end", null);

        page("sessions.xhtml?status=ENDED&owner=" + user);
        logIn("boss");
        waitFor(over);
        assertThat(browser.text()).doesNotContain(live);
        page("sessions.xhtml?status=ACTIVE&order=OLDEST&owner=" + user + "&id=" + live.substring(0, 13));
        waitFor(live);
        assertThat(browser.text()).doesNotContain(over);
        assertThat(browser.run(
                                "return document.querySelector('#status').value + document.querySelector('#order').value")
                        .toString())
                .isEqualTo("\"ACTIVEOLDEST\"");
        page("sessions.xhtml?from=2020-01-01T00:00&to=2020-01-02T00:00");
        waitFor("Nothing fits what you look for.");
        page("sessions.xhtml?id=abc");
        waitFor("An id is looked for by its first 8 characters or more.");
    }

    @Test
    void an_administrator_puts_off_when_a_session_expires() {
        SessionsApi api = server.user("late-" + UUID.randomUUID());
        String id = api.open();
        Instant later = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);

        page("session.xhtml?id=" + id);
        logIn("boss");
        waitFor(id);
        browser.run(
                "document.getElementById('form:expiry').value = arguments[0]",
                later.toString().substring(0, "2026-01-01T00:00".length()));
        browser.click("#form\\:put-off");
        waitFor("The session has another expiry.");

        assertThat(Instant.parse(api.get("/sessions/" + id).text("expiresAt"))).isEqualTo(later);
        assertThat(browser.text()).contains("session.expiry.set");
        browser.click("#form\\:put-off");
        waitFor("Say when the session is to expire");
    }

    @Test
    void the_settings_in_force_are_shown_and_no_secret() {
        page("settings.xhtml");
        logIn("boss");
        waitFor("session.max-active-sessions");

        assertThat(browser.text()).contains("console.first-admin.name", "boss", "secret");
        assertThat(browser.text()).doesNotContain(PASSWORD);
    }

    @Test
    void many_sessions_are_ended_by_ticking_them() {
        String user = "many-" + UUID.randomUUID();
        SessionsApi api = server.user(user);
        String one = api.open();
        String two = api.open();
        String kept = api.open();

        page("sessions.xhtml?owner=" + user);
        logIn("boss");
        waitFor(one);
        browser.click("tr[data-rk='" + one + "'] .ui-chkbox-box");
        browser.click("tr[data-rk='" + two + "'] .ui-chkbox-box");
        assertPictured("sessions-ticked");
        browser.click("#form\\:expire");
        Eventually.get(() -> browser.text(), text -> text.contains("Expire the selected sessions?"));
        browser.click(".ui-confirmdialog-yes");
        waitFor("Of the selected sessions: 2 expired.");

        assertThat(api.get("/sessions/" + one).text("status")).isEqualTo("EXPIRED");
        assertThat(api.get("/sessions/" + two).text("status")).isEqualTo("EXPIRED");
        assertThat(api.get("/sessions/" + kept).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void the_overview_shows_the_last_day_and_the_last_runs_of_any_node() {
        SessionsApi api = server.user("day-" + UUID.randomUUID());
        api.post("/sessions/" + api.open() + "/end", null);
        server.user("admin", "admin").post("/admin/cleanup", null);

        page("overview.xhtml");
        logIn("boss");
        waitFor("The last 24 hours");

        assertThat(browser.text()).containsPattern("Sessions created: [1-9]").containsPattern("Ended: [1-9]");
        assertThat(browser.text()).containsPattern("\\d+ found, \\d+ ended, \\d+ failed");
        assertThat(browser.has("figure[class=chart] svg[aria-label^='Expired: ']"))
                .isTrue();
    }

    @Test
    void an_auditor_looks_and_changes_nothing() {
        SessionsApi api = server.user("seen-" + UUID.randomUUID());
        String id = api.open();

        page("session.xhtml?id=" + id);
        logIn("watcher");
        waitFor(id);

        assertThat(browser.has("#form\\:end")).isFalse();
        for (String page : List.of("sessions", "failed-ends", "api-keys", "accounts", "retention")) {
            page(page + ".xhtml");
            assertThat(browser.has("main .ui-button")).as(page).isFalse();
        }
        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
    }

    /** The last one: the others come from the same address. */
    @Test
    @Order(Integer.MAX_VALUE)
    void who_guesses_passwords_is_told_nothing_and_has_to_wait() {
        page("login");
        long before = failedLogins();
        int told = 0;
        // How many are told depends on how long all of it takes: an attempt is given back every twenty seconds.
        while (told < 30 && guess("guess-" + told)) {
            told++;
        }

        assertThat(browser.text()).contains("Too many attempts");
        assertThat(told).isGreaterThanOrEqualTo(3);
        assertThat(failedLogins() - before).isEqualTo(told);
    }

    @Test
    void logging_out_ends_it_and_back_does_not_bring_it_back() {
        page("overview.xhtml");
        logIn("boss");
        waitFor("Live sessions");
        browser.click("form[action=logout] button");
        Eventually.get(() -> browser.address().getPath(), "/console/login"::equals);

        page("overview.xhtml");

        assertThat(browser.address().getPath()).isEqualTo("/console/login");
    }

    @Test
    void script_in_every_text_is_shown_as_text() {
        String user = SCRIPT + UUID.randomUUID();
        SessionsApi api = server.user(user);
        String json = SCRIPT.replace("\"", "\\\"");
        String id = api.open("{\"context\":{\"" + json + "\":[\"" + json + "\"]}}");
        api.append(id, "user", SCRIPT);
        api.post(
                "/sessions/" + id + "/conversations",
                "{\"name\":\"" + json + "\",\"metadata\":{\"" + json + "\":\"" + json + "\"}}");
        api.post(
                "/sessions/" + id + "/orders",
                "{\"customer\":{\"name\":\"" + json + "\"},\"items\":[{\"name\":\"" + json
                        + "\",\"quantity\":1,\"attributes\":{\"" + json + "\":\"" + json + "\"}}],\"attributes\":{\""
                        + json
                        + "\":\"" + json + "\"}}");
        SessionsApi admin = server.user("admin", "admin");
        admin.post("/admin/api-keys", "{\"name\":\"" + json + "\",\"service\":\"" + json + "\"}");
        admin.post(
                "/admin/accounts",
                "{\"name\":\"" + json + "\",\"password\":\"" + PASSWORD + "\",\"role\":\"auditor\"}");

        page("session.xhtml?id=" + id);
        logIn("boss");
        waitFor(id);
        for (String page : List.of(
                "session.xhtml?id=" + id,
                "session.xhtml?id=" + id + "&show=context",
                "sessions.xhtml",
                "api-keys.xhtml",
                "accounts.xhtml",
                "audit.xhtml",
                "events.xhtml",
                "audit.xhtml?actor=%22%3E%3Cscript%3Ewindow.scriptRan%3Dtrue%3C/script%3E",
                "sessions.xhtml?owner=%22%3E%3Cscript%3Ewindow.scriptRan%3Dtrue%3C/script%3E")) {
            page(page);
            assertThat(browser.run("return String(window.scriptRan)").toString())
                    .as(page)
                    .isEqualTo("\"undefined\"");
            assertThat(browser.complaints()).as(page).isEmpty();
        }
        page("session.xhtml?id=" + id);
        assertThat(browser.text()).contains("<script>");
        assertPictured("script");
    }

    @Test
    void a_large_context_and_a_long_conversation_open_at_once() {
        SessionsApi api = server.user("large-" + UUID.randomUUID());
        StringBuilder members = new StringBuilder();
        for (int i = 0; members.length() < 250_000; i++) {
            members.append(i == 0 ? "" : ",").append("\"member-" + i + "\":{\"a\":[1,2,3],\"b\":\"some text\"}");
        }
        String id = api.open("{\"context\":{" + members + "}}");
        api.append(id, "user", "the first");
        server.execute("insert into message (conversation_id, sequence, role, content, metadata, created_at)"
                + " select c.id, n, 'assistant', 'message ' || n, '{}', now() from conversation c, generate_series(2, 100000) n"
                + " where c.session_id = '" + id + "'");
        server.execute("update conversation set message_count = 100000 where session_id = '" + id + "'");

        page("session.xhtml?id=" + id);
        logIn("boss");
        waitFor("message 100000");

        assertThat(browser.text()).contains("100000 messages", "and more, which is not shown here");
        assertThat(((JsonNumber) browser.run("return document.querySelectorAll('*').length")).intValue())
                .isLessThan(6_000);
        page("session.xhtml?id=" + id + "&show=context");
        assertThat(browser.text()).contains("member-4");
        assertPictured("large");
    }

    @Test
    void a_key_is_made_shown_once_and_revoked() {
        page("api-keys.xhtml");
        logIn("boss");
        waitFor("Make a key");
        browser.type("#form\\:name", "order import");
        browser.type("#form\\:holder", "shop");
        browser.click("#form\\:issue");
        waitFor("The key is made.");
        String secret = browser.run("return document.getElementById('secret').textContent")
                .toString()
                .replace("\"", "");
        assertPictured("api-keys");
        assertThat(server.nobody().with("X-Api-Key", secret).get("/sessions").status())
                .isEqualTo(200);

        page("api-keys.xhtml");
        assertThat(browser.text()).doesNotContain(secret);
        browser.click("#main .ui-datatable .ui-button.danger");
        Eventually.get(() -> browser.text(), text -> text.contains("Revoke this key?"));
        browser.click(".ui-confirmdialog-yes");
        waitFor("is revoked, on every node");
        assertThat(server.nobody().with("X-Api-Key", secret).get("/sessions").status())
                .isEqualTo(401);
    }

    @Test
    void cleanup_runs_when_it_is_asked_for() {
        page("retention.xhtml");
        logIn("boss");
        waitFor("Clean up now");
        browser.click("#form\\:cleanup");
        waitFor("The pass is over");
        browser.type("#form\\:days", "0");
        browser.click("#form\\:purge");
        Eventually.get(() -> browser.text(), text -> text.contains("Purge now?"));
        browser.click(".ui-confirmdialog-yes");
        waitFor("The days must be from 1 to 3650.");
        assertPictured("retention");
    }

    @Test
    void every_page_is_for_everybody_and_fits_a_phone_light_and_dark() {
        SessionsApi api = server.user("seen-" + UUID.randomUUID());
        String id = api.open("{\"context\":{\"a\":{\"b\":[true,null,1.5]}}}");
        api.append(id, "user", "Hello");
        page("overview.xhtml");
        logIn("boss");
        waitFor("Live sessions");
        for (String page : List.of(
                "overview",
                "sessions",
                "session",
                "failed-ends",
                "events",
                "audit",
                "cluster",
                "retention",
                "api-keys",
                "accounts",
                "password",
                "settings")) {
            browser.resize(1280, 900);
            browser.prefer("light");
            page(page + ".xhtml" + (page.equals("session") ? "?id=" + id : ""));
            assertPictured(page + "-light");
            browser.run(axe());
            assertThat(seriousFindings("{}")).as(page).isEmpty();
            browser.prefer("dark");
            assertPictured(page + "-dark");
            assertThat(seriousFindings("{runOnly: ['color-contrast']}"))
                    .as(page + " in the dark")
                    .isEmpty();
            browser.prefer("light");
            browser.resize(500, 900);
            assertPictured(page + "-phone");
            assertThat(browser.run("return String(document.documentElement.scrollWidth <= window.innerWidth)")
                            .toString())
                    .as(page + " on a phone")
                    .isEqualTo("\"true\"");
            assertThat(browser.run(CELLS_OUTSIDE).toString())
                    .as("cells outside of their rows: " + page)
                    .isEqualTo("0");
        }
    }

    @Test
    void while_the_database_is_away_the_console_says_so_and_comes_back_by_itself() {
        page("sessions.xhtml");
        logIn("boss");
        waitFor("Everybody's sessions");
        server.database().stop();
        try {
            page("sessions.xhtml");
            waitFor("PostgreSQL does not answer");
            browser.picture("database-away");
        } finally {
            server.database().restart();
        }
        waitFor("Everybody's sessions");
    }

    /** Tries a wrong password; whether it was looked at. */
    private static boolean guess(String name) {
        long before = failedLogins();
        browser.type("#name", name);
        browser.type("#password", "wrong-password");
        browser.click("button.primary");
        Eventually.get(() -> browser.text(), text -> text.contains("Too many attempts") || failedLogins() > before);
        boolean isLookedAt = failedLogins() > before;
        if (isLookedAt) {
            waitFor("Name or password is wrong.");
        }
        return isLookedAt;
    }

    /** Opens sessions of as many users, all at once. */
    private static void openCrowd() {
        String template = server.user("crowd-0").open();
        String copied = "insert into %1$s select (jsonb_populate_record(t, %2$s)).* from %1$s t, generate_series(1, "
                + CROWD + ") n where t.%3$s = '" + template + "'";
        String id = "'%s', lpad(to_hex(n), 32, '0')::uuid";
        server.execute(String.format(
                copied,
                "session",
                "jsonb_build_object(" + String.format(id, "id") + ", 'owner_name', 'crowd-' || n)",
                "id"));
        server.execute(String.format(
                copied,
                "session_activity",
                "jsonb_build_object(" + String.format(id, "session_id") + ")",
                "session_id"));
        server.execute("insert into app_user (id, name) select 'crowd-' || n, 'Crowd ' || n from generate_series(1, "
                + CROWD + ") n");
    }

    private void changePassword(String present, String wanted) {
        browser.type("#form\\:present", present);
        browser.type("#form\\:wanted", wanted);
        browser.type("#form\\:again", wanted);
        browser.click("#form\\:change");
    }

    private static long failedLogins() {
        return server.count("audit_entry where action = 'console.login.failed'");
    }

    private static void page(String page) {
        browser.open(URI.create(server.base() + "/console/" + page));
    }

    private static void logIn(String name) {
        Eventually.get(() -> browser.has("#name"), there -> there);
        browser.type("#name", name);
        browser.type("#password", PASSWORD);
        browser.click("button.primary");
        Eventually.get(() -> browser.address().getPath(), path -> !path.equals("/console/login"));
    }

    private static void waitFor(String text) {
        Eventually.get(() -> browser.text(), shown -> shown.contains(text));
    }

    /** Takes a picture, and looks whether the browser has refused something. */
    private static void assertPictured(String name) {
        browser.picture(name);
        assertThat(browser.complaints()).as(name).isEmpty();
    }

    /** Looks at the page with axe, which is in it already. */
    private static List<String> seriousFindings(String options) {
        JsonObject results = browser.runUntilDone(
                        "const done = arguments[arguments.length - 1];"
                                + "axe.run(document, " + options
                                + ").then(found => done({violations: found.violations.map(v => v.impact + ' ' + v.id + ' '"
                                + " + v.nodes.map(n => n.target.join(' ') + ' ' + n.html.slice(0, 150)).slice(0, 3).join(' | '))}))")
                .asJsonObject();
        return results.getJsonArray("violations").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .filter(finding -> finding.startsWith("serious") || finding.startsWith("critical"))
                .toList();
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(ConsoleIT.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
