package sojourn.identity;

import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sent a request, as a verified credential tells it.
 *
 * @param id the token's {@code sub}
 * @param email null if the token does not tell
 * @param displayName the person's name, null if the token does not tell
 * @param groups the token's groups, which are the caller's roles
 */
public record Caller(
        String id, @Nullable String email, @Nullable String displayName, Set<String> groups) implements Principal {

    /** The role of administrators, which counts under /admin only. */
    public static final String ADMIN = "admin";

    /** Jakarta Security's name for the role that every authenticated caller has. */
    public static final String ANYBODY = "**";

    @Override
    public String getName() {
        return id;
    }

    boolean isIn(String role) {
        return role.equals(ANYBODY) || groups.contains(role);
    }
}
