package sojourn.session;

import java.util.List;

/** The event that closed sessions are being deleted, fired synchronously inside the transaction that deletes them. */
public record SessionsDeleting(List<SessionId> sessions) {}
