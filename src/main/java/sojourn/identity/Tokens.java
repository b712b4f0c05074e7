package sojourn.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bearer tokens that this server accepts: signed by a configured key with the configured algorithm and no other, from
 * the configured issuer, in date, with a subject.
 *
 * @see <a href="https://download.eclipse.org/microprofile/microprofile-jwt-auth-2.1/microprofile-jwt-auth-spec-2.1.html">MicroProfile
 *     JWT 2.1</a>
 */
@ApplicationScoped
class Tokens {

    private static final Logger LOG = System.getLogger(Tokens.class.getName());

    /** OpenID Connect Core allows a subject no more; the column of user ids neither. */
    private static final int LONGEST_SUBJECT = 255;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    @Inject
    Tokens(TokenSettings settings) {
        processor.setJWSKeySelector(settings.keys().selector(settings.algorithm()));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                settings.audiences().isEmpty() ? null : Set.copyOf(settings.audiences()),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("sub", "exp"),
                null);
        claims.setMaxClockSkew(settings.clockSkewSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    /**
     * The caller that a token names, empty if the token is not accepted.
     *
     * @throws KeysUnavailable if that cannot be told, because the keys cannot be had
     */
    Optional<Caller> verify(String token) {
        try {
            return caller(processor.process(token, null));
        } catch (RateLimitReachedException e) {
            // Too many tokens name keys that nobody has: whoever sends them is told what it would be told of one.
            LOG.log(Level.DEBUG, "A token names an unknown key");
            return Optional.empty();
        } catch (KeySourceException e) {
            throw new KeysUnavailable(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.log(Level.DEBUG, "A token was refused: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Caller> caller(JWTClaimsSet claims) throws ParseException {
        @Nullable String subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT || subject.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        @Nullable List<@Nullable String> groups = claims.getStringListClaim("groups");
        return Optional.of(new Caller(
                Caller.Kind.USER,
                subject,
                text(claims.getStringClaim("email")),
                text(claims.getStringClaim("name")),
                groups == null
                        ? Set.of()
                        : groups.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet())));
    }

    /** A claim that can be stored: PostgreSQL has no U+0000 in its texts. */
    private static @Nullable String text(@Nullable String claim) {
        return claim == null || claim.indexOf('\0') >= 0 ? null : claim;
    }
}
