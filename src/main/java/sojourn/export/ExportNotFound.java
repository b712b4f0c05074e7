package sojourn.export;

/** An export that is not there, or no longer: a session keeps the last one, for a day. */
public final class ExportNotFound extends ExportException {

    private static final long serialVersionUID = 1L;

    ExportNotFound(ExportId id) {
        super(
                "export-not-found",
                "There is no export " + id + " of this session; a session keeps the last one, for a day.");
    }
}
