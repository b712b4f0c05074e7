package sojourn.event;

import java.time.Instant;
import java.util.UUID;
import sojourn.json.JsonText;

/**
 * Something that happened.
 *
 * @param position its place among all events, which grows in the order of commits, with gaps
 * @param type what happened, such as {@code session.ended}
 * @param subject what it happened to
 */
public record OutboxEvent(long position, UUID id, String type, UUID subject, JsonText data, Instant createdAt) {}
