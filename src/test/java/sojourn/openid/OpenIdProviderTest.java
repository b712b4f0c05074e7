package sojourn.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sojourn.openid.FakeProvider.Fault;
import sojourn.settings.GivenSettings;

class OpenIdProviderTest {

    private static final String BASE = "https://sojourn.example/app";
    private static final String DOCUMENT = "/.well-known/openid-configuration";

    /** For tests in which all of it is used up, and still enough for an answer from the same machine. */
    private static final ProviderCalls.Patience LITTLE =
            new ProviderCalls.Patience(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(4));

    private final FakeProvider fake = FakeProvider.start();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private OpenIdProvider provider = provider();

    @BeforeEach
    void logIn() {
        fake.is("f3a9", Map.of("preferred_username", "ann", "groups", List.of("staff", "admin")));
    }

    @AfterEach
    void stop() {
        fake.close();
        threads.shutdown();
    }

    @Test
    void whoever_the_provider_vouches_for_is_let_in_by_the_role_that_it_says() {
        assertThat(person(signOn()))
                .returns("f3a9", SignOn.Person::subject)
                .returns("ann", SignOn.Person::name)
                .returns(Optional.of("admin"), SignOn.Person::role)
                .satisfies(person -> assertThat(person.toString()).doesNotContain(person.idToken()));
    }

    @Test
    void the_provider_is_asked_as_the_specifications_say() {
        SignOnTry begun = SignOnTry.fresh();

        URI address = provider.begin(begun, BASE).orElseThrow();

        assertThat(address.toString()).startsWith(fake.issuer() + "/authorize?tenant=1&");
        assertThat(FakeProvider.fields(address.getRawQuery()))
                .containsEntry("response_type", "code")
                .containsEntry("client_id", FakeProvider.CLIENT)
                .containsEntry("redirect_uri", BASE + "/console/login/oidc/callback")
                .containsEntry("scope", "openid profile email")
                .containsEntry("state", begun.state())
                .containsEntry("nonce", begun.nonce())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("code_challenge", begun.challenge());
        assertThat(address.toString()).doesNotContain(begun.verifier());
    }

    @Test
    void the_challenge_is_the_one_of_the_specification() {
        // RFC 7636, appendix B
        assertThat(new SignOnTry("", "", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void a_provider_that_wants_its_secret_in_a_form_gets_it_there() {
        fake.describe("token_endpoint_auth_methods_supported", List.of("client_secret_post"));

        assertThat(signOn()).isInstanceOf(SignOn.Person.class);
    }

    @Test
    void where_browsers_come_back_to_can_be_set() {
        provider = provider("console.oidc.redirect-uri", "https://ops.example/console/login/oidc/callback");

        assertThat(provider.begin(SignOnTry.fresh(), BASE).orElseThrow().toString())
                .contains("redirect_uri=https%3A%2F%2Fops.example%2Fconsole%2Flogin%2Foidc%2Fcallback&");
        assertThat(signOn()).isInstanceOf(SignOn.Person.class);
    }

    @Test
    void a_token_for_several_is_good_if_it_was_issued_to_this_server() {
        fake.claims(set -> set.audience(List.of("another", FakeProvider.CLIENT)).claim("azp", FakeProvider.CLIENT));

        assertThat(signOn()).isInstanceOf(SignOn.Person.class);
    }

    @Test
    void who_has_neither_role_is_known_and_has_none() {
        fake.is("f3a9", Map.of("email", "ann@example.com", "groups", List.of("Admin", "staff")));

        assertThat(person(signOn()))
                .returns("ann@example.com", SignOn.Person::name)
                .returns(Optional.empty(), SignOn.Person::role);
    }

    @Test
    void a_name_that_cannot_be_shown_is_passed_over() {
        fake.is("f3a9", Map.of("preferred_username", "a\nb", "email", "", "name", "Ann"));

        assertThat(person(signOn()).name()).isEqualTo("Ann");

        fake.is("f3a9", Map.of("preferred_username", 7));

        assertThat(person(signOn()).name()).isEqualTo("f3a9");
    }

    static Stream<Arguments> badTokens() {
        return BadTokens.all().entrySet().stream().map(bad -> Arguments.of(bad.getKey(), bad.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_is_refused(String what, Consumer<FakeProvider> spoil) {
        spoil.accept(fake);

        assertThat(signOn()).as(what).isInstanceOf(SignOn.Refused.class);
        assertThat(signOnWhen(FakeProvider::behaving)).isInstanceOf(SignOn.Person.class);
    }

    @Test
    void a_code_of_another_try_is_refused() {
        SignOnTry begun = SignOnTry.fresh();
        String code = code(begun);

        assertThat(provider.finish(SignOnTry.fresh(), code, BASE)).isInstanceOf(SignOn.Refused.class);
    }

    @Test
    void a_try_comes_back_once_whatever_the_provider_thinks_of_it() {
        fake.forget();
        SignOnTry begun = SignOnTry.fresh();
        String code = code(begun);

        assertThat(provider.finish(begun, code, BASE)).isInstanceOf(SignOn.Person.class);
        assertThat(provider.finish(begun, code, BASE)).isInstanceOf(SignOn.Refused.class);
    }

    @Test
    void a_wrong_secret_is_refused() {
        provider = provider("console.oidc.client-secret", "another");

        assertThat(signOn()).isInstanceOf(SignOn.Refused.class);
    }

    @Test
    void keys_that_have_changed_are_fetched_again() {
        assertThat(signOn()).isInstanceOf(SignOn.Person.class);

        fake.changeKey();

        assertThat(signOn()).isInstanceOf(SignOn.Person.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_provider_that_does_not_describe_itself_stops_nothing_and_is_asked_again(Fault fault) {
        provider = provider(LITTLE);
        fake.fail(DOCUMENT, fault);

        assertThat(provider.begin(SignOnTry.fresh(), BASE)).isEmpty();
        assertThat(signOnWhen(FakeProvider::behaving)).isInstanceOf(SignOn.Person.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_code_that_is_not_exchanged_lets_nobody_in(Fault fault) {
        provider = provider(LITTLE);
        fake.fail("/token", fault);

        assertThat(signOn()).isInstanceOf(SignOn.Unavailable.class);
        assertThat(signOnWhen(FakeProvider::behaving)).isInstanceOf(SignOn.Person.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BROKEN", "ENDLESS", "ELSEWHERE"})
    void a_token_whose_key_cannot_be_had_lets_nobody_in(Fault fault) {
        fake.fail("/keys", fault);

        assertThat(signOn()).isInstanceOf(SignOn.Unavailable.class);
    }

    @Test
    void a_description_that_is_none_is_not_believed() {
        Map<String, Consumer<FakeProvider>> wrong = Map.of(
                "another issuer", it -> it.describe("issuer", "https://other.example"),
                "in the clear", it -> it.describe("token_endpoint", "http://other.example/token"),
                "a script", it -> it.describe("authorization_endpoint", "javascript:alert(1)"),
                "no keys", it -> it.conceal("jwks_uri"),
                "no signatures", it -> it.conceal("id_token_signing_alg_values_supported"),
                "secret signatures", it -> it.describe("id_token_signing_alg_values_supported", List.of("HS256")));
        wrong.forEach((what, change) -> {
            change.accept(fake.behaving());

            assertThat(provider.begin(SignOnTry.fresh(), BASE)).as(what).isEmpty();
        });
    }

    @Test
    void no_more_than_a_few_wait_for_a_provider_at_a_time() {
        provider = provider(LITTLE);
        List<SignOnTry> tries = Stream.generate(SignOnTry::fresh).limit(5).toList();
        List<String> codes = tries.stream().map(this::code).toList();
        fake.fail("/token", Fault.HANGING);
        List<CompletableFuture<SignOn>> waiting = IntStream.range(0, 4)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> provider.finish(tries.get(i), codes.get(i), BASE), threads))
                .toList();
        while (fake.hanging() < 4) {
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            Thread.onSpinWait();
        }

        assertThat(provider.finish(tries.get(4), codes.get(4), BASE)).isInstanceOf(SignOn.Unavailable.class);

        assertThat(fake.hanging()).as("the fifth is not even asked for").isEqualTo(4);
        assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isInstanceOf(SignOn.Unavailable.class));
    }

    @Test
    void who_logs_out_is_sent_to_the_provider_if_it_has_such_a_page() {
        SignOn.Person person = person(signOn());

        URI address = provider.end(person.idToken(), BASE, "/console/login").orElseThrow();

        assertThat(address.toString()).startsWith(fake.issuer() + "/logout?");
        assertThat(FakeProvider.fields(address.getRawQuery()))
                .containsEntry("client_id", FakeProvider.CLIENT)
                .containsEntry("id_token_hint", person.idToken())
                .containsEntry("post_logout_redirect_uri", BASE + "/console/login");
        assertThat(FakeProvider.fields(provider.end("t".repeat(5_000), BASE, "/console/login")
                        .orElseThrow()
                        .getRawQuery()))
                .doesNotContainKey("id_token_hint");
    }

    @Test
    void who_logs_out_stays_here_if_the_provider_has_no_such_page() {
        fake.conceal("end_session_endpoint");

        assertThat(provider.end(person(signOn()).idToken(), BASE, "/console/login"))
                .isEmpty();
    }

    private SignOn signOnWhen(Consumer<FakeProvider> mended) {
        mended.accept(fake);
        return signOn();
    }

    private SignOn signOn() {
        SignOnTry begun = SignOnTry.fresh();
        return provider.finish(begun, code(begun), BASE);
    }

    private String code(SignOnTry begun) {
        URI back = FakeProvider.visit(provider.begin(begun, BASE).orElseThrow());
        return FakeProvider.fields(back.getRawQuery()).getOrDefault("code", "");
    }

    private static SignOn.Person person(SignOn signOn) {
        assertThat(signOn).isInstanceOf(SignOn.Person.class);
        return (SignOn.Person) signOn;
    }

    private OpenIdProvider provider(String... more) {
        return provider(ProviderCalls.Patience.USUAL, more);
    }

    private OpenIdProvider provider(ProviderCalls.Patience patience, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "console.oidc.issuer", fake.issuer(),
                "console.oidc.client-id", FakeProvider.CLIENT,
                "console.oidc.client-secret", FakeProvider.SECRET));
        settings.addAll(List.of(more));
        return new OpenIdProvider(
                new OpenIdSettings(GivenSettings.reader(settings.toArray(String[]::new))), new ProviderCalls(patience));
    }
}
