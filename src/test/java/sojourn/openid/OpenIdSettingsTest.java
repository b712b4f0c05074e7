package sojourn.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class OpenIdSettingsTest {

    private static final String ISSUER = "console.oidc.issuer";
    private static final String CLIENT_ID = "console.oidc.client-id";
    private static final String CLIENT_SECRET = "console.oidc.client-secret";

    @Test
    void there_is_no_provider_unless_one_is_set() {
        OpenIdSettings settings = new OpenIdSettings(GivenSettings.reader());

        assertThat(settings.registration()).isEmpty();
        assertThat(settings.name()).isEqualTo("single sign-on");
    }

    @Test
    void a_provider_has_defaults() {
        var registration = given().registration().orElseThrow();

        assertThat(registration.issuer()).isEqualTo("https://id.example/realms/ops");
        assertThat(registration.clientId()).isEqualTo("sojourn");
        assertThat(registration.clientSecret()).isEqualTo("s3cret");
        assertThat(registration.scopes()).containsExactly("openid", "profile", "email");
        assertThat(registration.redirect()).isNull();
        assertThat(registration.roles()).isEqualTo(new RoleClaim("groups", "admin", "auditor"));
        assertThat(registration.toString()).doesNotContain("s3cret");
    }

    @Test
    void every_key_counts() {
        OpenIdSettings settings = given(
                "console.oidc.scopes", "openid roles",
                "console.oidc.redirect-uri", "https://ops.example/console/login/oidc/callback",
                "console.oidc.roles-claim", "realm_access.roles",
                "console.oidc.admin-role", "boss",
                "console.oidc.auditor-role", "reader",
                "console.oidc.name", "Keycloak");
        var registration = settings.registration().orElseThrow();

        assertThat(settings.name()).isEqualTo("Keycloak");
        assertThat(registration.scopes()).containsExactly("openid", "roles");
        assertThat(registration.redirect()).isEqualTo(URI.create("https://ops.example/console/login/oidc/callback"));
        assertThat(registration.roles()).isEqualTo(new RoleClaim("realm_access.roles", "boss", "reader"));
    }

    @Test
    void a_provider_given_partly_is_refused() {
        String issuer = "https://id.example";
        for (List<String> part : List.of(
                List.of(ISSUER, issuer),
                List.of(CLIENT_ID, "sojourn"),
                List.of(CLIENT_SECRET, "s3cret"),
                List.of(ISSUER, issuer, CLIENT_ID, "sojourn"),
                List.of(ISSUER, issuer, CLIENT_SECRET, "s3cret"),
                List.of(CLIENT_ID, "sojourn", CLIENT_SECRET, "s3cret"))) {
            refused(() -> new OpenIdSettings(GivenSettings.reader(part.toArray(String[]::new))))
                    .withMessageContaining(ISSUER)
                    .withMessageContaining(CLIENT_ID)
                    .withMessageContaining(CLIENT_SECRET)
                    .matches(e -> !String.valueOf(e.getMessage()).contains("s3cret"));
        }
    }

    @Test
    void an_issuer_is_reached_by_tls_or_on_this_machine() {
        for (String good : List.of("http://localhost:8080/a", "http://127.0.0.1", "http://[::1]:80", "https://id/")) {
            assertThat(given(ISSUER, good).registration()).isPresent();
        }
        for (String bad : List.of(
                "http://id.example",
                "http://127.0.0.1.example",
                "http://localhost.example",
                "ftp://id.example",
                "id.example",
                "https:///path",
                "https://ann@id.example",
                "https://id.example?x=y",
                "https://id.example#x",
                "https://id example")) {
            refused(() -> given(ISSUER, bad)).withMessageContaining(ISSUER).withMessageContaining(bad);
        }
    }

    @Test
    void browsers_come_back_to_the_one_page_that_is_for_it() {
        String key = "console.oidc.redirect-uri";
        for (String bad : List.of(
                "https://ops.example/console",
                "http://ops.example/console/login/oidc/callback",
                "https://ops.example/console/login/oidc/callback?x=y",
                "/console/login/oidc/callback")) {
            refused(() -> given(key, bad)).withMessageContaining(key).withMessageContaining(bad);
        }
    }

    @Test
    void scopes_are_scopes_and_one_is_openid() {
        String key = "console.oidc.scopes";
        for (String bad : List.of("profile", "openid \"x\"", "openid\tprofile", "OPENID")) {
            refused(() -> given(key, bad)).withMessageContaining(key).withMessageContaining(bad);
        }
    }

    @Test
    void a_claim_or_role_or_name_is_a_short_line() {
        for (String key : List.of("roles-claim", "admin-role", "auditor-role", "name")) {
            refused(() -> given("console.oidc." + key, "x".repeat(201))).withMessageContaining(key);
            refused(() -> given("console.oidc." + key, "a\nb")).withMessageContaining(key);
        }
    }

    @Test
    void the_two_roles_differ() {
        refused(() -> given("console.oidc.admin-role", "auditor"))
                .withMessageContaining("console.oidc.admin-role")
                .withMessageContaining("console.oidc.auditor-role");
    }

    private static OpenIdSettings given(String... more) {
        List<String> all = new ArrayList<>(
                List.of(ISSUER, "https://id.example/realms/ops", CLIENT_ID, "sojourn", CLIENT_SECRET, "s3cret"));
        all.addAll(List.of(more));
        return new OpenIdSettings(GivenSettings.reader(all.toArray(String[]::new)));
    }

    private static ThrowableAssertAlternative<SettingRefused> refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable settings) {
        return assertThatExceptionOfType(SettingRefused.class).isThrownBy(settings);
    }
}
