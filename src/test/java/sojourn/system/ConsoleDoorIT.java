package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no browser sends: who holds a cookie of the console, and who forges what its pages send. */
@ExtendWith(BelievingNodes.class)
class ConsoleDoorIT {

    private static final String AUDITOR = "watcher";
    private static final String OWN_ORIGIN = "Origin";
    private static final Pattern STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([^\"]+)\"");
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final OwnServer server = BelievingNodes.get();
    private final SessionsApi owner = server.user("owner-" + UUID.randomUUID());

    private String id;
    private String page;

    @BeforeEach
    void openSession() {
        server.execute("insert into console_account (name, password_hash, role, created_at)"
                + " select '" + AUDITOR + "', password_hash, 'auditor', now() from console_account where name = '"
                + BelievingNodes.CONSOLE_ADMINISTRATOR + "' on conflict do nothing");
        id = owner.open();
        page = "/console/session.xhtml?id=" + id;
    }

    @Test
    void an_end_that_an_auditor_forges_changes_nothing() {
        String auditor = cookie(logIn(AUDITOR));
        HttpResponse<String> seen = get(page, auditor);
        assertThat(seen.statusCode()).isEqualTo(200);

        HttpResponse<String> answer =
                post(page, end(seen), auditor, OWN_ORIGIN, server.base().toString());

        assertThat(answer.body()).doesNotContain("The session has ended.");
        assertThat(owner.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
        assertThat(server.count("audit_entry where subject_id = '" + id + "'")).isZero();

        // The same form by an administrator is no forgery.
        String administrator = cookie(logIn(BelievingNodes.CONSOLE_ADMINISTRATOR));
        String own = end(get(page, administrator));
        post(page, own, auditor, OWN_ORIGIN, server.base().toString());
        assertThat(owner.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
        assertThat(post(page, own, administrator, OWN_ORIGIN, server.base().toString())
                        .body())
                .contains("The session has ended.");
        assertThat(owner.get("/sessions/" + id).text("status")).isEqualTo("ENDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none",
                "X-Nothing: at all"
            })
    void a_form_from_elsewhere_is_refused_also_an_administrators(String header) {
        String administrator = cookie(logIn(BelievingNodes.CONSOLE_ADMINISTRATOR));
        String form = end(get(page, administrator));
        String[] field = header.split(": ", 2);

        HttpResponse<String> answer = post(page, form, administrator, field[0], field[1]);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("cross-site-request");
        assertThat(owner.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void a_form_without_its_pages_nonce_does_nothing_and_is_no_failure_of_the_server() {
        String administrator = cookie(logIn(BelievingNodes.CONSOLE_ADMINISTRATOR));
        String form = end(get(page, administrator));
        String nonce = form.substring(form.lastIndexOf('=') + 1);

        for (String bad : List.of(form.substring(0, form.lastIndexOf('&')), form.replace(nonce, ""), form + "x")) {
            HttpResponse<String> answer =
                    post(page, bad, administrator, OWN_ORIGIN, server.base().toString());

            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
        }

        assertThat(owner.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void the_cookie_is_for_the_console_alone_and_for_no_script() {
        HttpResponse<String> answer = logIn(BelievingNodes.CONSOLE_ADMINISTRATOR);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(setCookie(answer))
                .contains("; Path=/console")
                .containsIgnoringCase("; HttpOnly")
                .containsIgnoringCase("; SameSite=Lax")
                .doesNotContainIgnoringCase("Secure");
    }

    @Test
    void behind_tls_the_cookie_is_for_tls_alone() {
        String form = form(BelievingNodes.CONSOLE_ADMINISTRATOR);

        String answer = RawRequest.send(
                server.base(),
                "POST /console/login HTTP/1.1",
                "Host: sojourn.example",
                "X-Forwarded-Proto: https",
                "Origin: https://sojourn.example",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length(),
                "Connection: close",
                "",
                form);

        assertThat(answer).startsWith("HTTP/1.1 302");
        assertThat(answer.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie: "))
                        .reduce((first, second) -> second))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .containsIgnoringCase("; Secure")
                        .containsIgnoringCase("; HttpOnly")
                        .containsIgnoringCase("; SameSite=Lax"));
    }

    @Test
    void a_cookie_known_before_a_login_is_nobodys_after_it() {
        assertThat(get("/console/login", "x=y").headers().firstValue("Set-Cookie"))
                .as("nothing to know before")
                .isEmpty();
        String madeUp = "sojourn-console=0123456789abcdef0123456789ab";
        assertThat(cookie(post(
                        "/console/login",
                        form(AUDITOR),
                        madeUp,
                        OWN_ORIGIN,
                        server.base().toString())))
                .isNotEqualTo(madeUp);
        String before = cookie(logIn(AUDITOR));

        String after = cookie(post(
                "/console/login",
                form(BelievingNodes.CONSOLE_ADMINISTRATOR),
                before,
                OWN_ORIGIN,
                server.base().toString()));

        assertThat(after).isNotEqualTo(before);
        assertThat(get("/console/audit.xhtml", after).statusCode()).isEqualTo(200);
        assertThat(get("/console/audit.xhtml", before).statusCode()).isEqualTo(302);
    }

    @Test
    void a_session_is_a_file_also_for_an_auditor() {
        owner.append(id, "user", "Where is my parcel?");
        String auditor = cookie(logIn(AUDITOR));

        HttpResponse<String> markdown = get("/console/transcript.xhtml?form=markdown&id=" + id, auditor);
        HttpResponse<String> json = get("/console/transcript.xhtml?form=json&id=" + id, auditor);

        assertThat(markdown.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"session-" + id + ".md\"");
        assertThat(markdown.headers().firstValue("Content-Type").orElse("")).startsWith("text/markdown");
        assertThat(markdown.body()).startsWith("# Session " + id).contains("> Where is my parcel?");
        assertThat(Answer.json(json.body()).getJsonObject("session").getString("id"))
                .isEqualTo(id);
        assertThat(get("/console/transcript.xhtml?id=" + UUID.randomUUID(), auditor)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("session.xhtml?id=");
        assertThat(get("/console/transcript.xhtml?id=" + id, "x=y").statusCode())
                .isEqualTo(302);
    }

    @Test
    void pages_let_no_script_of_others_run() {
        String policy = get(page, cookie(logIn(AUDITOR)))
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");

        assertThat(policy).contains("default-src 'none'", "script-src 'self' 'nonce-", "frame-ancestors 'none'");
        assertThat(policy.replaceAll("style-src-attr [^;]*;", "")).doesNotContain("unsafe-");
    }

    private HttpResponse<String> logIn(String name) {
        return post(
                "/console/login", form(name), "x=y", OWN_ORIGIN, server.base().toString());
    }

    private static String form(String name) {
        return "name=" + name + "&password=" + BelievingNodes.CONSOLE_PASSWORD;
    }

    /** What the button of a page sends that ends the session, whether or not the page has it. */
    private static String end(HttpResponse<String> page) {
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        return "form=form&form%3Aend=&jakarta.faces.ViewState="
                + URLEncoder.encode(only(STATE, page.body()), StandardCharsets.UTF_8)
                // The page's script sends it along.
                + "&primefaces.nonce=" + URLEncoder.encode(only(NONCE, policy), StandardCharsets.UTF_8);
    }

    private static String only(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private static String setCookie(HttpResponse<String> answer) {
        // Behind a change of the id there are two; browsers keep the last one.
        return answer.headers().allValues("Set-Cookie").stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.headers()));
    }

    private static String cookie(HttpResponse<String> answer) {
        return setCookie(answer).replaceFirst(";.*", "");
    }

    private HttpResponse<String> get(String path, String cookie) {
        return send(HttpRequest.newBuilder(address(path)).header("Cookie", cookie));
    }

    private HttpResponse<String> post(String path, String form, String cookie, String header, String value) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .header(header, value)
                .POST(BodyPublishers.ofString(form)));
    }

    private URI address(String path) {
        return URI.create(server.base().toString().replaceAll("/$", "") + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
