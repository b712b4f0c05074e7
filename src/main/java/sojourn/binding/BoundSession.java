package sojourn.binding;

import sojourn.session.Owner;
import sojourn.session.SessionId;

/** A session that a scope is bound to, with its owner: what every call on it asks for. */
public record BoundSession(SessionId id, Owner owner) {}
