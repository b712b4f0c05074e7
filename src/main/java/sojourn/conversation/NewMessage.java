package sojourn.conversation;

import sojourn.json.JsonText;

/** A message to be appended. */
public record NewMessage(Role role, String content, JsonText metadata) {}
