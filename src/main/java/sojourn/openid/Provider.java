package sojourn.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The provider as its discovery document describes it, and its keys, which are fetched when they are needed, and again when
 * they are older than five minutes or a token names one that is not among them.
 *
 * @param end where people are sent who log out; null if the provider has no such page
 * @param secretInForm whether it wants the client's secret among the fields of a form, and not in a header
 * @param algorithms of signatures, which are to be believed
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</a>
 */
record Provider(
        URI authorization,
        URL token,
        @Nullable URI end,
        boolean secretInForm,
        Set<JWSAlgorithm> algorithms,
        JWKSource<SecurityContext> keys) {

    private static final String DOCUMENT = "/.well-known/openid-configuration";

    /** By a key of which nobody but the provider has the private half. */
    private static final Set<JWSAlgorithm> ASYMMETRIC = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** Asks the provider for its document. */
    static Provider discover(String issuer, ProviderCalls calls) throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URL address = URI.create(base + DOCUMENT).toURL();
        try {
            return read(issuer, JSONObjectUtils.parse(calls.get(address)), calls);
        } catch (ParseException e) {
            throw new ProviderTrouble(address + " is no discovery document", e);
        }
    }

    private static Provider read(String issuer, Map<String, Object> document, ProviderCalls calls)
            throws IOException, ParseException {
        if (!issuer.equals(document.get("issuer"))) {
            throw new ProviderTrouble("The provider calls itself otherwise than " + issuer);
        }
        Set<JWSAlgorithm> algorithms = strings(document, "id_token_signing_alg_values_supported").stream()
                .map(JWSAlgorithm::parse)
                .filter(ASYMMETRIC::contains)
                .collect(Collectors.toUnmodifiableSet());
        if (algorithms.isEmpty()) {
            throw new ProviderTrouble("The provider signs by none of " + ASYMMETRIC);
        }
        List<String> ways = strings(document, "token_endpoint_auth_methods_supported");
        return new Provider(
                address(document, "authorization_endpoint"),
                address(document, "token_endpoint").toURL(),
                document.get("end_session_endpoint") == null ? null : address(document, "end_session_endpoint"),
                !ways.contains("client_secret_basic") && ways.contains("client_secret_post"),
                algorithms,
                JWKSourceBuilder.create(address(document, "jwks_uri").toURL(), calls)
                        .retrying(true)
                        // By the request that finds them old: the library's own threads would outlive the WAR.
                        .refreshAheadCache(false)
                        .build());
    }

    private static URI address(Map<String, Object> document, String name) throws IOException {
        return ProviderAddress.parse(String.valueOf(document.get(name)))
                .orElseThrow(() -> new ProviderTrouble("The provider's " + name + " is \"" + document.get(name)
                        + "\", but must be " + ProviderAddress.FORM));
    }

    private static List<String> strings(Map<String, Object> document, String name) throws ParseException {
        String @Nullable [] values = JSONObjectUtils.getStringArray(document, name);
        return values == null ? List.of() : Arrays.asList(values);
    }
}
