package sojourn.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashSet;
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
 * <p>A token that was seen a moment ago costs no operation with a public key, see {@link VerifiedTokens}. Safe for any
 * number of threads.
 *
 * @see <a href="https://download.eclipse.org/microprofile/microprofile-jwt-auth-2.1/microprofile-jwt-auth-spec-2.1.html">MicroProfile
 *     JWT 2.1</a>
 */
@ApplicationScoped
class Tokens {

    private static final Logger LOG = System.getLogger(Tokens.class.getName());

    /** OpenID Connect Core allows a subject no more; the column of user ids neither. */
    private static final int LONGEST_SUBJECT = 255;

    /** What a token may say that it is: a JWT, an access token as RFC 9068 has it, or nothing. */
    private static final JOSEObjectTypeVerifier<SecurityContext> TYPES =
            new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final VerifiedTokens verified = new VerifiedTokens();
    private final TokenKeys keys;
    private final DefaultJWTClaimsVerifier<SecurityContext> claims;

    @Inject
    Tokens(TokenSettings settings) {
        this(settings, new DefaultJWSVerifierFactory());
    }

    /** With another way of verifying signatures. */
    Tokens(TokenSettings settings, JWSVerifierFactory verifiers) {
        keys = settings.keys();
        processor.setJWSVerifierFactory(verifiers);
        processor.setJWSTypeVerifier(TYPES);
        processor.setJWSKeySelector(keys.selector(settings.algorithm()));
        claims = new DefaultJWTClaimsVerifier<>(
                // The server's own release of the library asks whether null is among them, which some sets refuse to
                // say.
                settings.audiences().isEmpty() ? null : new HashSet<>(settings.audiences()),
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
            List<JWK> current = currentKeys();
            String digest = VerifiedTokens.digest(token);
            Optional<VerifiedTokens.Verified> known = verified.find(digest, current);
            if (known.isPresent()) {
                claims.verify(known.get().claims(), null);
                return Optional.of(known.get().caller());
            }
            JWTClaimsSet fresh = processor.process(token, null);
            Optional<Caller> caller = caller(fresh);
            caller.ifPresent(
                    named -> verified.keep(digest, new VerifiedTokens.Verified(fresh, named, current, token.length())));
            return caller;
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

    /** The keys that count now. Asked for with each token, because it is here that keys which have changed are noticed. */
    private List<JWK> currentKeys() {
        try {
            return keys.current();
        } catch (KeySourceException e) {
            // Also where they were asked for in vain so often that they are not asked for now: no token is to blame.
            throw new KeysUnavailable(e);
        }
    }

    private static Optional<Caller> caller(JWTClaimsSet claims) throws ParseException {
        @Nullable String subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT || !isStorable(subject)) {
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

    /** A claim that can be stored. */
    private static @Nullable String text(@Nullable String claim) {
        return claim == null || !isStorable(claim) ? null : claim;
    }

    /** Whether PostgreSQL keeps a text as it is: it has no U+0000, and of half a character the driver makes a question mark. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
