package sojourn.retention;

/** What a purge deleted. */
public record PurgeReport(long sessions, long events) {}
