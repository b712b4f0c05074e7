package sojourn.conversation;

import java.util.Locale;
import java.util.Optional;

/** Who speaks in a message. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM,
    TOOL;

    /** The role's name in the API and in the database: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, empty if there is none. */
    public static Optional<Role> of(String label) {
        for (Role role : values()) {
            if (role.label().equals(label)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
