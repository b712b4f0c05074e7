package sojourn.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * A conversation to be opened.
 *
 * @param name null for one without a name
 * @param messages its first messages, of which there may be none
 */
public record NewConversation(@Nullable String name, JsonText metadata, List<NewMessage> messages) {}
