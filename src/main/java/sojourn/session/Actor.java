package sojourn.session;

/** Who does something to a session, as the audit trail names it: {@code user:alice}, {@code admin:bob}, {@code system}. */
public record Actor(String name) {

    /** The server itself: its timers and limits. */
    public static final Actor SYSTEM = new Actor("system");

    public static Actor of(Owner owner) {
        if (owner instanceof Owner.User user) {
            return new Actor("user:" + user.id());
        }
        return owner instanceof Owner.Service service ? new Actor("service:" + service.name()) : new Actor("anonymous");
    }

    /** An administrator, who acts under /admin. */
    public static Actor admin(String id) {
        return new Actor("admin:" + id);
    }
}
