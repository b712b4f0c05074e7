package sojourn.export;

/** In what form an export is read. */
public enum ExportFormat {
    JSON,
    MARKDOWN
}
