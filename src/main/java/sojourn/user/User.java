package sojourn.user;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A user as it is remembered; the id is the {@code sub} of its tokens. Written by {@link UserRepository} in one statement. */
@Entity
@Table(name = "app_user")
class User {

    @Id
    private String id;

    private @Nullable String email;

    private @Nullable String name;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    UserProfile profile() {
        return new UserProfile(id, email, name);
    }
}
