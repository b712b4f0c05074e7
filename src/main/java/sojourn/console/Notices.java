package sojourn.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import sojourn.account.AccountException;
import sojourn.account.AccountRefused;
import sojourn.apikey.ApiKeyException;
import sojourn.cluster.ClusterException;
import sojourn.database.DatabaseTrouble;
import sojourn.session.SessionException;

/** What became of what somebody asked for, as the page says it at its top. */
final class Notices {

    private static final Logger LOG = System.getLogger(Notices.class.getName());

    private Notices() {}

    /**
     * Does something, and says what became of it: what it answers, or why it could not be done.
     *
     * <p>A failure that the rooms expect is a sentence; any other one, and a database that does not answer, is the gate's.
     */
    static void of(Supplier<String> action) {
        try {
            done(action.get());
        } catch (SessionException e) {
            refuse(e, e.sentence());
        } catch (ApiKeyException e) {
            failed(e.sentence());
        } catch (AccountRefused e) {
            failed("The " + e.field() + " " + e.sentence() + ".");
        } catch (AccountException e) {
            failed(e.sentence());
        } catch (ClusterException e) {
            refuse(e, "This node has lost touch with the others; try again in a few seconds.");
        }
    }

    private static void refuse(RuntimeException failure, String sentence) {
        if (DatabaseTrouble.behind(failure)
                .filter(DatabaseTrouble.UNAVAILABLE::equals)
                .isPresent()) {
            throw failure;
        }
        LOG.log(Level.INFO, "The console could not do what it was asked for: {0}", failure.toString());
        failed(sentence);
    }

    static void done(String sentence) {
        add(FacesMessage.SEVERITY_INFO, sentence);
    }

    static void failed(String sentence) {
        add(FacesMessage.SEVERITY_ERROR, sentence);
    }

    private static void add(FacesMessage.Severity severity, String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, sentence, null));
    }
}
