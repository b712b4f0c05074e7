package sojourn.binding;

import sojourn.identity.Caller;
import sojourn.session.Owner;

/** Whose sessions a caller's are. */
public final class CallerOwner {

    private CallerOwner() {}

    public static Owner of(Caller caller) {
        return switch (caller.kind()) {
            case USER -> new Owner.User(caller.id());
            case SERVICE -> new Owner.Service(caller.id());
            case ANONYMOUS -> new Owner.Anonymous(caller.id());
        };
    }
}
