package sojourn.session;

/** A new session of nobody, when there are as many as allowed over all. */
public final class TooManyAnonymousSessions extends SessionException {

    private static final long serialVersionUID = 1L;

    TooManyAnonymousSessions() {
        super(
                "too-many-anonymous-sessions",
                "There are as many anonymous sessions as this server may have; log in, or try again later.");
    }
}
