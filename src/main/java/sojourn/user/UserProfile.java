package sojourn.user;

import org.jspecify.annotations.Nullable;

/** What is known of a user; e-mail and name are null where its tokens do not tell them. */
public record UserProfile(
        String id, @Nullable String email, @Nullable String name) {}
