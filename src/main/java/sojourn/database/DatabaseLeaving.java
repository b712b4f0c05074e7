package sojourn.database;

/** The event that the WAR is being stopped, fired once while the database can still be used: the time to write what waits. */
public record DatabaseLeaving() {}
