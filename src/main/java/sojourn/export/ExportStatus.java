package sojourn.export;

/** Where an export stands. */
public enum ExportStatus {
    /** It waits, or is being written. */
    RUNNING,
    /** It can be read. */
    DONE,
    /** It will never be done, and has to be asked for again. */
    FAILED
}
