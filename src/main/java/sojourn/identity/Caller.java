package sojourn.identity;

import java.security.Principal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sent a request, as a verified credential tells it.
 *
 * @param kind what it is, which tells callers with the same id apart
 * @param id a user's {@code sub}, a service's name
 * @param email null if the credential does not tell
 * @param displayName the person's name, null if the credential does not tell
 * @param groups the token's groups, which are the caller's roles; API keys give none
 */
public record Caller(
        Kind kind,
        String id,
        @Nullable String email,
        @Nullable String displayName,
        Set<String> groups) implements Principal {

    /** What a caller is. */
    public enum Kind {
        USER,
        SERVICE,
        /** Nobody that is known: the id is the fingerprint of the secret that it has, or will get. */
        ANONYMOUS
    }

    /** The role of administrators, which counts under /admin only. */
    public static final String ADMIN = "admin";

    /** The role of those who read everything below /admin, and change nothing. */
    public static final String AUDITOR = "auditor";

    /** Jakarta Security's name for the role that every authenticated caller has. */
    public static final String ANYBODY = "**";

    /** The role of callers without credentials, where the settings let them in. */
    public static final String NOBODY = "anonymous";

    static Caller anonymous(AnonymousSecret secret) {
        return new Caller(Kind.ANONYMOUS, secret.fingerprint(), null, null, Set.of());
    }

    @Override
    public String getName() {
        return id;
    }

    /** The id with what it is an id of, such as {@code user:alice}: no two callers have the same. */
    public String qualifiedId() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }

    boolean isIn(String role) {
        return kind == Kind.ANONYMOUS ? role.equals(NOBODY) : role.equals(ANYBODY) || groups.contains(role);
    }
}
