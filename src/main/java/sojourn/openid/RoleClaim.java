package sojourn.openid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;

/**
 * Where an ID token has somebody's roles, and what they are called there.
 *
 * @param path the claim's name; a dot may reach into an object, as in {@code realm_access.roles}
 */
record RoleClaim(String path, String admin, String auditor) {

    /** The role that counts here: the greater one if there are both, empty if there is neither. */
    Optional<String> role(Map<String, ?> claims) {
        List<?> roles = roles(claims, path);
        if (roles.contains(admin)) {
            return Optional.of(Caller.ADMIN);
        }
        return roles.contains(auditor) ? Optional.of(Caller.AUDITOR) : Optional.empty();
    }

    /** A name is taken as it is written ahead of being taken for a path: names may be addresses, which have dots. */
    private static List<?> roles(Map<?, ?> object, String path) {
        @Nullable Object whole = object.get(path);
        if (whole instanceof List<?> list) {
            return list;
        }
        if (whole instanceof String one) {
            return List.of(one);
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (object.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                return roles(inner, path.substring(dot + 1));
            }
        }
        return List.of();
    }
}
