package sojourn.session;

import java.util.Map;
import java.util.Optional;

/**
 * The event that many sessions were closed at the wish of one administrator, each in a transaction of its own: fired
 * synchronously when all of them are done.
 *
 * @param user the id of the user whose sessions they were; empty where they were named one by one
 * @param outcomes how many sessions came to what, without those that none came to
 */
public record SessionsClosed(Actor by, ClosingWish wish, Optional<String> user, Map<BulkEnd.Outcome, Long> outcomes) {}
