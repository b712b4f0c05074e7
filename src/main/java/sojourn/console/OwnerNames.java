package sojourn.console;

import sojourn.session.Owner;

/** Owners in words. */
final class OwnerNames {

    private OwnerNames() {}

    static String of(Owner owner) {
        if (owner instanceof Owner.User user) {
            return user.id();
        }
        return owner instanceof Owner.Service service ? "service " + service.name() : "nobody";
    }
}
