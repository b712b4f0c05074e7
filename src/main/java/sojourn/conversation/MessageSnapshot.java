package sojourn.conversation;

import java.time.Instant;
import sojourn.json.JsonText;

/** A stored message; {@code sequence} is its number in its conversation, from 1 without gaps. */
public record MessageSnapshot(long sequence, Role role, String content, JsonText metadata, Instant createdAt) {}
