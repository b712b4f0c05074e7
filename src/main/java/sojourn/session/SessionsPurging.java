package sojourn.session;

import java.util.List;

/** The event that closed sessions are being purged, fired synchronously inside the transaction that deletes them. */
public record SessionsPurging(List<SessionId> sessions) {}
