package sojourn.session;

import org.jspecify.annotations.Nullable;

/** An owner as it stands in tables, in the columns {@code owner_type} and {@code owner_name}; both are null for nobody. */
public record OwnerColumns(@Nullable String type, @Nullable String name) {

    private static final String USER = "USER";
    private static final String SERVICE = "SERVICE";

    public static OwnerColumns of(Owner owner) {
        if (owner instanceof Owner.User user) {
            return new OwnerColumns(USER, user.id());
        }
        if (owner instanceof Owner.Service service) {
            return new OwnerColumns(SERVICE, service.name());
        }
        return new OwnerColumns(null, null);
    }

    public Owner owner() {
        if (type == null || name == null) {
            return new Owner.Anonymous();
        }
        return type.equals(USER) ? new Owner.User(name) : new Owner.Service(name);
    }
}
