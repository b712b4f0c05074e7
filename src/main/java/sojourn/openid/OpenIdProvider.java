package sojourn.openid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sojourn.openid.OpenIdSettings.Registration;

/**
 * The provider by which people log in to the console, if there is one: where they are sent, and what it says of them when
 * they come back.
 *
 * <p>It is asked for its description when it is needed first, and again when that is an hour old. One that does not answer
 * stops nobody but those who want to log in by it; and no more than a few of them wait for it at a time, so that it cannot
 * take all the threads of the server. Safe for any number of threads.
 *
 * <p>Jakarta Security has the same by an annotation, {@code @OpenIdAuthenticationMechanismDefinition}. It is the mechanism of
 * a whole WAR, and would be asked at each request to the API too, which has tokens and keys of its own.
 */
@ApplicationScoped
public class OpenIdProvider {

    private static final Logger LOG = System.getLogger(OpenIdProvider.class.getName());

    private static final long OLD = Duration.ofHours(1).toNanos();

    private static final int AT_ONCE = 4;

    /** How many tries are remembered that are over, and for how long: for longer than a browser remembers one. */
    private static final int MOST_OVER = 10_000;

    private static final Duration OVER = Duration.ofMinutes(15);

    /** What a provider names a failure (RFC 6749, 5.2): all else may be anything, and is not repeated. */
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

    /** Addresses longer than this are not relied upon to arrive. */
    private static final int LONGEST_HINT = 4_000;

    private final OpenIdSettings settings;
    private final ProviderCalls calls;
    private final Semaphore asking = new Semaphore(AT_ONCE);
    private final Cache<String, Boolean> over = Caffeine.newBuilder()
            .maximumSize(MOST_OVER)
            .expireAfterWrite(OVER)
            // In the caller's thread: others would outlive the WAR.
            .executor(Runnable::run)
            .build();

    private volatile @Nullable Known known;

    @Inject
    OpenIdProvider(OpenIdSettings settings) {
        this(settings, new ProviderCalls(ProviderCalls.Patience.USUAL));
    }

    OpenIdProvider(OpenIdSettings settings, ProviderCalls calls) {
        this.settings = settings;
        this.calls = calls;
    }

    /** Whether there is one. */
    public boolean isThere() {
        return settings.registration().isPresent();
    }

    /** What people call it. */
    public String name() {
        return settings.name();
    }

    /**
     * Where a browser is sent to log in; empty if the provider does not answer.
     *
     * @param base the address of this server's pages, as browsers know it
     */
    public Optional<URI> begin(SignOnTry begun, String base) {
        Registration registration = registration();
        return asked(registration, provider -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("response_type", "code");
            fields.put("client_id", registration.clientId());
            fields.put("redirect_uri", redirect(registration, base));
            fields.put("scope", String.join(" ", registration.scopes()));
            fields.put("state", begun.state());
            fields.put("nonce", begun.nonce());
            fields.put("code_challenge", begun.challenge());
            fields.put("code_challenge_method", "S256");
            return with(provider.authorization(), fields);
        });
    }

    /**
     * Exchanges the code that somebody has brought back, once for each try.
     *
     * @param base the same as at the beginning
     */
    public SignOn finish(SignOnTry begun, String code, String base) {
        Registration registration = registration();
        if (over.asMap().putIfAbsent(begun.state(), true) != null) {
            LOG.log(Level.WARNING, "A try to log in comes back a second time");
            return new SignOn.Refused();
        }
        Optional<SignOn> signOn = asked(registration, provider -> {
            Optional<String> token = exchange(registration, provider, begun, code, redirect(registration, base));
            return token.isEmpty()
                    ? new SignOn.Refused()
                    : new IdTokens(registration)
                            .read(token.get(), begun, provider)
                            .map(SignOn.class::cast)
                            .orElseGet(SignOn.Refused::new);
        });
        return signOn.orElseGet(SignOn.Unavailable::new);
    }

    /** Whether an answer that names its issuer (RFC 9207) comes from this provider. */
    public boolean isIssuer(String name) {
        return registration().issuer().equals(name);
    }

    /**
     * Where people are sent who log out, so that they are logged out of the provider too; empty if it has no such page.
     *
     * @param then where it is to send them afterwards
     * @see <a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">OpenID Connect RP-Initiated Logout 1.0</a>
     */
    public Optional<URI> end(String idToken, String base, String then) {
        // Whoever logged in here did so by a provider that was described then.
        @Nullable Known last = known;
        if (last == null || last.provider().end() == null) {
            return Optional.empty();
        }
        Registration registration = registration();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", registration.clientId());
        fields.put("post_logout_redirect_uri", base(registration, base) + then);
        if (idToken.length() <= LONGEST_HINT) {
            fields.put("id_token_hint", idToken);
        }
        return Optional.of(with(Objects.requireNonNull(last.provider().end()), fields));
    }

    private Registration registration() {
        return settings.registration().orElseThrow(() -> new IllegalStateException("There is no provider"));
    }

    /** Asks the provider something; empty if it does not answer. */
    private <T> Optional<T> asked(Registration registration, Question<T> question) {
        if (!asking.tryAcquire()) {
            LOG.log(Level.WARNING, "{0} logins wait for {1} already", AT_ONCE, registration.issuer());
            return Optional.empty();
        }
        try {
            return Optional.of(question.ask(provider(registration)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Nobody can log in by {0}: {1}", registration.issuer(), e.toString());
            return Optional.empty();
        } finally {
            asking.release();
        }
    }

    private Provider provider(Registration registration) throws IOException {
        @Nullable Known last = known;
        if (last != null && System.nanoTime() - last.at() < OLD) {
            return last.provider();
        }
        Known fresh = new Known(Provider.discover(registration.issuer(), calls), System.nanoTime());
        known = fresh;
        return fresh.provider();
    }

    /** The ID token for a code; empty if the provider gives none. */
    private Optional<String> exchange(
            Registration registration, Provider provider, SignOnTry begun, String code, String redirect)
            throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", redirect);
        fields.put("code_verifier", begun.verifier());
        @Nullable String authorization = null;
        if (provider.secretInForm()) {
            fields.put("client_id", registration.clientId());
            fields.put("client_secret", registration.clientSecret());
        } else {
            // Both are written as in a form first (RFC 6749, 2.3.1).
            String pair = encoded(registration.clientId()) + ":" + encoded(registration.clientSecret());
            authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        }
        ProviderCalls.Reply reply = calls.post(provider.token(), form(fields), authorization);
        if (reply.status() / 100 == 4) {
            LOG.log(
                    Level.WARNING,
                    "{0} does not exchange a code: {1} {2}",
                    provider.token(),
                    reply.status(),
                    error(reply.body()));
            return Optional.empty();
        }
        if (reply.status() != HttpURLConnection.HTTP_OK) {
            throw new ProviderTrouble(provider.token() + " answers " + reply.status());
        }
        try {
            @Nullable String token = JSONObjectUtils.getString(JSONObjectUtils.parse(reply.body()), "id_token");
            if (token == null) {
                throw new ProviderTrouble(provider.token() + " answers without an ID token");
            }
            return Optional.of(token);
        } catch (ParseException e) {
            throw new ProviderTrouble(provider.token() + " does not answer in JSON", e);
        }
    }

    private static String error(String body) {
        try {
            @Nullable String error = JSONObjectUtils.getString(JSONObjectUtils.parse(body), "error");
            return error != null && ERROR.matcher(error).matches() ? error : "";
        } catch (ParseException e) {
            return "";
        }
    }

    private static String redirect(Registration registration, String base) {
        return base(registration, base) + OpenIdSettings.ANSWER_PATH;
    }

    /** The address of this server's pages: what the settings say goes ahead of what a request says. */
    private static String base(Registration registration, String base) {
        @Nullable URI redirect = registration.redirect();
        if (redirect == null) {
            return base;
        }
        String whole = redirect.toString();
        return whole.substring(0, whole.length() - OpenIdSettings.ANSWER_PATH.length());
    }

    /** An address with more in its query, of which it may have something already. */
    private static URI with(URI address, Map<String, String> fields) {
        String text = address.toString();
        return URI.create(text + (text.contains("?") ? "&" : "?") + form(fields));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What is asked of a provider. */
    private interface Question<T> {
        T ask(Provider provider) throws IOException;
    }

    /** The provider as it described itself at some time, by the JVM's own clock. */
    private record Known(Provider provider, long at) {}
}
