package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sojourn.openid.BadTokens;
import sojourn.openid.FakeProvider;

/** Logging in to the console by a provider: who is let in by it, and that nobody else is. */
class SignOnIT {

    private static final String START = "/console/login/oidc";
    private static final String NOT_LOGGED_IN = "You were not logged in by the house's account.";
    private static final String PASSWORD = "correct-horse-battery";

    private static FakeProvider provider;
    private static OwnServer server;

    private final String subject = "f3a9-" + UUID.randomUUID();
    private ConsoleVisit visit;

    @BeforeAll
    static void start() {
        provider = FakeProvider.start();
        server = OwnServer.start(
                "sign-on",
                Map.of(
                        "console.first-admin.name",
                        "boss",
                        "console.first-admin.password",
                        PASSWORD,
                        "console.oidc.issuer",
                        provider.issuer(),
                        "console.oidc.client-id",
                        FakeProvider.CLIENT,
                        "console.oidc.client-secret",
                        FakeProvider.SECRET,
                        "console.oidc.roles-claim",
                        "realm_access.roles",
                        "console.oidc.name",
                        "the house's account"));
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void logInAtTheProvider() {
        provider.behaving();
        is("admin");
        visit = new ConsoleVisit(server.base());
    }

    @Test
    void who_is_known_and_has_a_role_is_in_and_on_record() {
        assertThat(visit.get("/console/login").body()).contains("Log in by the house's account");

        HttpResponse<String> answer = signOn("");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(path(answer)).isEqualTo("/console/overview.xhtml");
        assertThat(visit.get("/console/settings.xhtml").body()).contains("ann");
        assertThat(recorded()).isEqualTo("console.login by admin:oidc:" + subject);
    }

    @Test
    void the_page_that_was_asked_for_is_shown_afterwards_if_it_is_one_of_the_console() {
        assertThat(location(signOn("?then=%2Fconsole%2Fsessions.xhtml%3Fstatus%3DENDED")))
                .endsWith("/console/sessions.xhtml?status=ENDED");
        assertThat(path(new Journey("?then=%2F%2Fevil.example%2Fconsole%2Fx.xhtml").signOn()))
                .isEqualTo("/console/overview.xhtml");
    }

    @Test
    void an_auditor_only_looks() {
        is("auditor");
        signOn("");

        assertThat(visit.isIn()).isTrue();
        assertThat(visit.get("/console/retention.xhtml").body()).doesNotContain("Purge now");
    }

    @Test
    void who_has_no_role_is_told_so_and_gets_nothing() {
        is("reader");

        HttpResponse<String> answer = signOn("");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Your account has no role for the console.");
        assertThat(visit.isIn()).isFalse();
        assertThat(recorded()).isEqualTo("console.login.failed by anonymous");
    }

    static Stream<Arguments> badTokens() {
        return BadTokens.all().entrySet().stream().map(bad -> Arguments.of(bad.getKey(), bad.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_lets_nobody_in(String what, Consumer<FakeProvider> spoil) {
        spoil.accept(provider);

        assertRefused(signOn(""), 403, NOT_LOGGED_IN);
    }

    @Test
    void what_another_browser_has_begun_is_of_no_use() {
        ConsoleVisit other = new ConsoleVisit(server.base());
        URI back = FakeProvider.visit(URI.create(location(other.get(START))));

        assertRefused(visit.get(back), 403, "This login was not begun in this browser, or is over.");

        visit.get(START);

        assertRefused(visit.get(back), 403, "This login was not begun in this browser, or is over.");
    }

    @Test
    void an_answer_counts_once() {
        provider.forget();
        URI back = FakeProvider.visit(URI.create(location(visit.get(START))));
        HttpResponse<String> first = visit.get(back);
        assertThat(path(first)).isEqualTo("/console/overview.xhtml");
        visit.post("/console/logout", "");

        assertThat(visit.get(back).statusCode()).isEqualTo(403);
        assertThat(visit.isIn()).isFalse();
    }

    @Test
    void a_refusal_of_the_provider_is_one_here_and_none_of_its_words_are_shown() {
        provider.refuse("access_denied");

        HttpResponse<String> answer = signOn("");

        assertRefused(answer, 403, NOT_LOGGED_IN);
        assertThat(answer.body()).doesNotContain("<script>x").doesNotContain("access_denied");
    }

    @Test
    void an_answer_that_is_none_is_refused() {
        for (String spoilt : List.of("&code=again", "&iss=https%3A%2F%2Fother.example")) {
            ConsoleVisit fresh = new ConsoleVisit(server.base());
            URI back = FakeProvider.visit(URI.create(location(fresh.get(START))));

            assertThat(fresh.get(URI.create(back + spoilt)).statusCode())
                    .as(spoilt)
                    .isEqualTo(403);
            assertThat(fresh.isIn()).as(spoilt).isFalse();
        }
    }

    @Test
    void while_the_provider_is_away_its_page_says_so_and_accounts_work() {
        provider.fail("/token", FakeProvider.Fault.BROKEN);

        assertRefused(signOn(""), 503, "Nobody can log in by the house's account now: it does not answer.");

        assertThat(visit.logIn("boss", PASSWORD).isIn()).isTrue();
    }

    @Test
    void who_logs_out_is_led_to_the_provider_and_is_out_here() {
        signOn("");

        HttpResponse<String> answer = visit.post("/console/logout", "");

        assertThat(answer.body()).contains(provider.issuer() + "/logout?client_id=");
        assertThat(visit.isIn()).isFalse();
        assertThat(recorded())
                .isEqualTo("console.login by admin:oidc:" + subject + ", console.logout by admin:oidc:" + subject);
    }

    @Test
    void what_the_browser_keeps_meanwhile_no_script_reads_and_no_other_site_sends_with_a_form() {
        assertThat(visit.get(START).headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("sojourn-sign-on=")
                .contains("HttpOnly", "SameSite=Lax", "Path=" + START);
    }

    /** One way to the provider and back. */
    private HttpResponse<String> signOn(String query) {
        return new Journey(query, visit).signOn();
    }

    private void is(String role) {
        provider.is(
                subject, Map.of("preferred_username", "ann", "realm_access", Map.of("roles", List.of("staff", role))));
    }

    private void assertRefused(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
        assertThat(visit.isIn()).isFalse();
        assertThat(recorded()).isEqualTo("null");
    }

    /** What the audit trail has of whoever logged in at the provider. */
    private String recorded() {
        return server.text("select coalesce(string_agg(action || ' by ' || actor, ', ' order by at, id), 'null')"
                + " from audit_entry where subject_id = '" + subject + "'");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String path(HttpResponse<String> answer) {
        return server.base().resolve(location(answer)).getPath();
    }

    /** Somebody on the way. */
    private record Journey(String query, ConsoleVisit visit) {

        Journey(String query) {
            this(query, new ConsoleVisit(server.base()));
        }

        HttpResponse<String> signOn() {
            return visit.get(FakeProvider.visit(URI.create(location(visit.get(START + query)))));
        }
    }
}
