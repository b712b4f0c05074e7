package sojourn.database;

/** The event that the schema is the one this WAR was built for, fired once before the first request is served. */
public record DatabaseReady() {}
