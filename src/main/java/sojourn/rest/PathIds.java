package sojourn.rest;

import sojourn.account.AccountId;
import sojourn.apikey.ApiKeyId;
import sojourn.conversation.ConversationId;
import sojourn.export.ExportId;
import sojourn.limit.FixedLimits;
import sojourn.order.OrderId;
import sojourn.session.SessionId;

/** The ids in paths. */
final class PathIds {

    private PathIds() {}

    /**
     * Reads a session's id.
     *
     * @throws InvalidRequest if it is no UUID
     */
    static SessionId session(String id) {
        return SessionId.parse(id).orElseThrow(PathIds::refused);
    }

    /**
     * Reads an order's id.
     *
     * @throws InvalidRequest if it is no UUID
     */
    static OrderId order(String id) {
        return OrderId.parse(id).orElseThrow(PathIds::refused);
    }

    /**
     * Reads an API key's id.
     *
     * @throws InvalidRequest if it is no UUID
     */
    static ApiKeyId apiKey(String id) {
        return ApiKeyId.parse(id).orElseThrow(PathIds::refused);
    }

    /**
     * Reads an account's id.
     *
     * @throws InvalidRequest if it is no UUID
     */
    static AccountId account(String id) {
        return AccountId.parse(id).orElseThrow(PathIds::refused);
    }

    /**
     * Reads a user's id, which is any text that a token can have as its subject.
     *
     * @throws InvalidRequest if no user can have it
     */
    static String user(String id) {
        if (id.isBlank() || id.length() > FixedLimits.NAME_LENGTH || id.indexOf('\0') >= 0) {
            throw InvalidRequest.malformed(
                    "userId", "must have 1 to " + FixedLimits.NAME_LENGTH + " characters, and no U+0000");
        }
        return id;
    }

    /**
     * Reads an export's id.
     *
     * @throws InvalidRequest if it is no UUID
     */
    static ExportId export(String id) {
        return ExportId.parse(id).orElseThrow(() -> InvalidRequest.malformed("exportId", "must be a UUID"));
    }

    private static InvalidRequest refused() {
        return InvalidRequest.malformed("id", "must be a UUID");
    }

    /**
     * Reads a conversation's id.
     *
     * @throws InvalidRequest if it is no UUID
     */
    static ConversationId conversation(String id) {
        return ConversationId.parse(id).orElseThrow(() -> InvalidRequest.malformed("conversationId", "must be a UUID"));
    }
}
