package sojourn.session;

/** The event that sessions have expired before their time, fired after the commit that made it so: their ends need not wait. */
public record SessionsDue() {}
