package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import sojourn.identity.Caller;
import sojourn.login.ConsoleUser;
import sojourn.session.Actor;

/** Who looks at a page. */
@Named
@RequestScoped
public class Visitor {

    private final ConsoleUser user;

    Visitor() {
        if (!(FacesContext.getCurrentInstance().getExternalContext().getUserPrincipal() instanceof ConsoleUser known)) {
            throw new NotAllowed("Nobody has logged in");
        }
        user = known;
    }

    public String getName() {
        return user.name();
    }

    public String getRole() {
        return user.role();
    }

    /** Whether they have a password of the console's, which they may change. */
    public boolean isPasswordKept() {
        return user.hasPassword();
    }

    /** Whether they may change something. */
    public boolean isAdmin() {
        return user.isIn(Caller.ADMIN);
    }

    /**
     * Who changes something.
     *
     * @throws NotAllowed if they may only look
     */
    Actor administrator() {
        refuseAuditor();
        return user.actor();
    }

    /**
     * The id of whoever changes something.
     *
     * @throws NotAllowed if they may only look
     */
    String administratorId() {
        refuseAuditor();
        return user.id();
    }

    private void refuseAuditor() {
        if (!isAdmin()) {
            throw new NotAllowed("The account " + user.name() + " may only look");
        }
    }
}
