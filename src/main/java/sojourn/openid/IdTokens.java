package sojourn.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's ID token says, if it is to be believed: signed by one of the provider's keys, issued by it for this
 * server and for this try, in date, about somebody.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect Core 1.0, 3.1.3.7</a>
 */
final class IdTokens {

    private static final Logger LOG = System.getLogger(IdTokens.class.getName());

    private static final int CLOCK_SKEW_SECONDS = 30;

    /** OpenID Connect Core allows a subject no more, and nothing else. */
    private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");

    /** What can be shown in a line. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,255}");

    private final OpenIdSettings.Registration registration;

    IdTokens(OpenIdSettings.Registration registration) {
        this.registration = registration;
    }

    /**
     * The person of whom a token tells; empty if it is not to be believed.
     *
     * @throws ProviderTrouble if that cannot be told, because the provider's keys cannot be had
     */
    Optional<SignOn.Person> read(String token, SignOnTry wanted, Provider provider) throws ProviderTrouble {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(provider.algorithms(), provider.keys()));
        processor.setJWTClaimsSetVerifier(claims());
        try {
            JWTClaimsSet claims = processor.process(token, null);
            checkParty(claims);
            checkNonce(claims, wanted);
            return Optional.of(person(claims, token));
        } catch (RateLimitReachedException e) {
            // Its key was asked for a moment ago, and was not there.
            LOG.log(Level.WARNING, "An ID token names an unknown key");
            return Optional.empty();
        } catch (KeySourceException e) {
            throw new ProviderTrouble("The provider's keys cannot be had", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.log(Level.WARNING, "An ID token was refused: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private DefaultJWTClaimsVerifier<SecurityContext> claims() {
        DefaultJWTClaimsVerifier<SecurityContext> verifier = new DefaultJWTClaimsVerifier<>(
                registration.clientId(),
                new JWTClaimsSet.Builder().issuer(registration.issuer()).build(),
                Set.of("sub", "exp", "iat", "nonce"));
        verifier.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        return verifier;
    }

    /** A token for several names the one that it was issued to. */
    private void checkParty(JWTClaimsSet claims) throws BadJWTException {
        @Nullable Object party = claims.getClaim("azp");
        boolean isOurs = party == null
                ? claims.getAudience().size() == 1
                : registration.clientId().equals(party);
        if (!isOurs) {
            throw new BadJWTException("It was issued to another party");
        }
    }

    private static void checkNonce(JWTClaimsSet claims, SignOnTry wanted) throws BadJWTException {
        if (!(claims.getClaim("nonce") instanceof String nonce) || !wanted.hasNonce(nonce)) {
            throw new BadJWTException("It was made for another try");
        }
    }

    private SignOn.Person person(JWTClaimsSet claims, String token) throws ParseException, BadJWTException {
        @Nullable String subject = claims.getSubject();
        if (subject == null || subject.isBlank() || !SUBJECT.matcher(subject).matches()) {
            throw new BadJWTException("Its subject is none");
        }
        String name = Stream.of("preferred_username", "email", "name")
                .map(claims::getClaim)
                .flatMap(claim -> claim instanceof String text ? Stream.of(text.strip()) : Stream.empty())
                .filter(text -> NAME.matcher(text).matches())
                .findFirst()
                .orElse(subject);
        return new SignOn.Person(subject, name, registration.roles().role(claims.getClaims()), token);
    }
}
