package sojourn.console;

import jakarta.faces.FacesException;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.primefaces.context.PrimeFacesContext;
import org.primefaces.csp.CspException;

/**
 * Refuses a form that has not the nonce of its page, before anything of it is done.
 *
 * <p>PrimeFaces itself would look only when it writes the answer, behind what the form has changed, and fail then.
 */
public class FormCheck implements PhaseListener {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(FormCheck.class.getName());
    private static final int BAD_REQUEST = 400;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.APPLY_REQUEST_VALUES;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        try {
            PrimeFacesContext.getCspState(context).getNonce();
        } catch (CspException refused) {
            LOG.log(Level.WARNING, "The console refused a form: {0}", refused.toString());
            try {
                context.getExternalContext()
                        .responseSendError(
                                BAD_REQUEST, "The form does not come from a page as it was sent: reload it.");
                context.responseComplete();
            } catch (IOException e) {
                throw new FacesException(e);
            }
        }
    }
}
