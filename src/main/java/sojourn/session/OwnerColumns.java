package sojourn.session;

import jakarta.persistence.Query;

/** An owner as it stands in tables, in the columns {@code owner_type} and {@code owner_name}. */
public record OwnerColumns(String type, String name) {

    private static final String USER = "USER";
    private static final String SERVICE = "SERVICE";
    private static final String ANONYMOUS = "ANONYMOUS";

    public static OwnerColumns of(Owner owner) {
        if (owner instanceof Owner.User user) {
            return new OwnerColumns(USER, user.id());
        }
        return owner instanceof Owner.Service service
                ? new OwnerColumns(SERVICE, service.name())
                : new OwnerColumns(ANONYMOUS, ((Owner.Anonymous) owner).key());
    }

    /** Sets the parameters {@code :ownerType} and {@code :ownerName} of a query. */
    public <Q extends Query> Q bind(Q query) {
        query.setParameter("ownerType", type);
        query.setParameter("ownerName", name);
        return query;
    }

    public Owner owner() {
        return switch (type) {
            case USER -> new Owner.User(name);
            case SERVICE -> new Owner.Service(name);
            default -> new Owner.Anonymous(name);
        };
    }
}
