package sojourn.export;

/** A wish to read an export that failed. */
public final class ExportFailed extends ExportException {

    private static final long serialVersionUID = 1L;

    ExportFailed(ExportId id) {
        super("export-failed", "The export " + id + " failed, and will not be done; ask for another one.");
    }
}
