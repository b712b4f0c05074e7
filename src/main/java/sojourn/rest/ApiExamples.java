package sojourn.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/** What requests and answers look like, for the API's document: an example for each of its schemas. */
final class ApiExamples {

    private static final String SESSION = """
            "id": "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55",
            "userId": "alice",
            "status": "ACTIVE",
            "context": {"step": "payment"},
            "createdAt": "2030-01-31T12:00:00Z",
            "lastActivity": "2030-01-31T12:05:00.123456Z",
            "expiresAt": "2030-01-31T14:05:00.123456Z",
            "duration": "PT2H",
            "version": 1,
            "user": {"id": "alice", "email": "alice@example.org", "name": "Alice"},
            "endReason": null,
            "endedAt": null""";

    private static final String MESSAGE =
            "{\"sequence\": 1, \"role\": \"user\", \"content\": \"Hello\", \"metadata\": {\"lang\": \"en\"},"
                    + " \"createdAt\": \"2030-01-31T12:05:00.123456Z\"}";

    private static final String API_KEY = """
            "id": "019aadcd-5a2e-7c11-9d30-1e0b7f3c6a90",
            "prefix": "sojourn_kR3x_9aQ",
            "name": "nightly import",
            "userId": null,
            "service": "import",
            "createdBy": "carol",
            "createdAt": "2030-01-31T12:00:00Z",
            "expiresAt": null,
            "lastUsedAt": null,
            "revokedAt": null""";

    private static final String ACCOUNT = """
            {"id": "019aadcd-6b40-7a02-8f11-2c9d5e7a1b44", "name": "dora", "role": "auditor",
             "createdAt": "2030-01-31T12:00:00.123456Z"}""";

    private static final String CLUSTER_MEMBER =
            "{\"id\": 12, \"name\": \"shop-1\", \"reachable\": true, \"serving\": true}";

    private static final String COPIES = "{\"count\": 8412, \"hits\": 991203, \"misses\": 9120}";

    private static final String FAILED_END = """
            {"sessionId": "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55", "attempts": 2, "error": "The disk is full",
             "failedAt": "2030-01-31T12:05:00Z", "nextAttempt": "2030-01-31T12:05:20Z"}""";

    private static final String EVENT = """
            {"position": 17, "id": "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e56", "type": "session.ended",
             "subjectId": "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55",
             "data": {"ownerType": "USER", "ownerName": "alice", "reason": "timeout", "endedAt": "2030-01-31T14:05:00Z"},
             "createdAt": "2030-01-31T14:05:01Z"}""";

    private static final String AUDIT_ENTRY = """
            {"id": "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e57", "at": "2030-01-31T14:05:00.123456Z", "actor": "admin:carol",
             "action": "session.end", "subjectId": "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55", "address": "203.0.113.7",
             "requestId": "4bf92f3577b34da6a3ce929d0e0e4736", "details": {"reason": "admin", "owner": "user:alice"}}""";

    private static final String RUN = """
            {"id": 412, "kind": "CLEANUP", "actor": "system", "startedAt": "2030-01-31T14:00:00.123456Z",
             "finishedAt": "2030-01-31T14:00:02.123456Z", "cleanup": {"found": 3, "ended": 2, "failed": 1},
             "purge": null, "error": null}""";

    private static final String HOUR =
            "{\"from\": \"2030-01-31T14:00:00Z\", \"created\": 120, \"ended\": 80, \"expired\": 31}";

    private static final String SESSION_COUNTS = "{\"countedAt\": \"2030-01-31T14:05:00.123456Z\", \"active\": 340,"
            + " \"inactive\": 12, \"ended\": 8000, \"expired\": 3100, \"waiting\": 1, \"failing\": 1, \"hours\": ["
            + HOUR + "]}";

    private static final String NODE_FIGURES = "{\"requests\": 120400, \"failedRequests\": 2, \"copies\": " + COPIES
            + ", \"tasksWaiting\": 0, \"taskCapacity\": 100, \"tasksRunning\": 1}";

    private static final String TASK = "{\"name\": \"export 019aadcd-4a61-7f0d-b1c3-5d6e8f9a0b1c\","
            + " \"scope\": \"019aadcd-4a62-7b1e-8c2d-3e4f5a6b7c8d\", \"running\": true}";

    private static final String SETTING = "{\"key\": \"session.retention-days\", \"value\": \"60\", \"given\": true,"
            + " \"source\": \"Environment\", \"secret\": false}";

    private static final String BULK_END =
            "{\"id\": \"019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55\", \"result\": \"ended\", \"code\": null}";

    private static final String BULK_FAILURE =
            "{\"id\": \"019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e58\", \"result\": \"failed\", \"code\": \"end-failed\"}";

    private static final String CONVERSATION = """
            "id": "019aadcd-4f10-7b1e-8c55-6d0a9e7f2b31",
            "sessionId": "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55",
            "name": "Returns",
            "default": false,
            "metadata": {"prompt": "You are a patient clerk."},
            "messageCount": 1,
            "createdAt": "2030-01-31T12:04:00Z",
            "lastMessageAt": "2030-01-31T12:05:00.123456Z",
            "sealedAt": null""";
    private static final String ITEM =
            "{\"name\": \"Assam, 250 g\", \"quantity\": 2, \"unitPrice\": 7.90, \"attributes\": {\"sku\": \"T-17\"}}";

    private static final String CUSTOMER = "{\"email\": \"ann@example.org\", \"name\": \"Ann\"}";

    private static final String ORDER = """
            {"id": "019aadcd-4b1e-7d0c-8f52-6a1d9b7c2e44",
             "sessionId": "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55",
             "status": "DRAFT",
             "customer": %s,
             "items": [%s],
             "currency": "EUR",
             "total": 15.80,
             "attributes": {"gift": true},
             "conversationId": null,
             "createdAt": "2030-01-31T12:05:00.123456Z",
             "submittedAt": null,
             "version": 1}""".formatted(CUSTOMER, ITEM);

    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("OpenSession", "{\"context\": {\"step\": \"onboarding\"}, \"duration\": \"PT2H\"}"),
            Map.entry("OpenConversation", """
                    {"name": "Returns", "metadata": {"prompt": "You are a patient clerk."},
                     "messages": [{"role": "user", "content": "Hello"}]}"""),
            Map.entry("UpdateSession", "{\"context\": {\"step\": \"payment\"}, \"status\": \"ACTIVE\"}"),
            Map.entry("UpdateContext", "{\"context\": {\"step\": \"payment\"}}"),
            Map.entry("MergePatch", "{\"step\": \"payment\", \"coupon\": null}"),
            Map.entry("JsonPatch", """
                    [{"op": "test", "path": "/step", "value": "onboarding"},
                     {"op": "add", "path": "/paid", "value": true}]"""),
            Map.entry(
                    "MergePatch of an order",
                    "{\"customer\": {\"email\": \"bob@example.org\"}, \"attributes\": {\"gift\": null}}"),
            Map.entry("JsonPatch of an order", """
                    [{"op": "test", "path": "/status", "value": "DRAFT"},
                     {"op": "replace", "path": "/items/0/quantity", "value": 3}]"""),
            Map.entry("MergePatch of a session", "{\"context\": {\"step\": \"payment\"}, \"duration\": \"PT3H\"}"),
            Map.entry(
                    "JsonPatch of a session",
                    "[{\"op\": \"replace\", \"path\": \"/context/step\", \"value\": \"payment\"}]"),
            Map.entry("PatchOperation", "{\"op\": \"add\", \"path\": \"/paid\", \"value\": true}"),
            Map.entry(
                    "AppendMessages", "{\"role\": \"user\", \"content\": \"Hello\", \"metadata\": {\"lang\": \"en\"}}"),
            Map.entry("NewMessageList", "{\"messages\": [{\"role\": \"assistant\", \"content\": \"Hi!\"}]}"),
            Map.entry("NewMessage", "{\"role\": \"assistant\", \"content\": \"Hi!\"}"),
            Map.entry("Message", MESSAGE),
            Map.entry("Appended", MESSAGE),
            Map.entry("Conversation", "{" + CONVERSATION + "}"),
            Map.entry("ConversationPage", "{\"items\": [{" + CONVERSATION + "}], \"next\": null}"),
            Map.entry(
                    "ConversationMessages",
                    "{" + CONVERSATION + ", \"messages\": [" + MESSAGE + "], \"next\": null, \"previous\": null}"),
            Map.entry("Session", "{" + SESSION + "}"),
            Map.entry("SessionPage", "{\"items\": [{" + SESSION + "}], \"next\": null}"),
            Map.entry(
                    "SessionMessages",
                    "{" + SESSION + ", \"messages\": [" + MESSAGE + "], \"next\": null, \"previous\": null}"),
            Map.entry(
                    "Export",
                    "{\"id\": \"01a20000-0000-7000-8000-0000000000e1\", \"sessionId\": \"01a20000-0000-7000-8000-000000000001\","
                            + " \"status\": \"RUNNING\", \"error\": null, \"createdAt\": \"2026-11-22T10:05:00Z\","
                            + " \"finishedAt\": null}"),
            Map.entry("Account", ACCOUNT),
            Map.entry("AccountPage", "{\"items\": [" + ACCOUNT + "], \"next\": null}"),
            Map.entry(
                    "MakeAccount",
                    "{\"name\": \"dora\", \"password\": \"a sentence is easy to keep\", \"role\": \"auditor\"}"),
            Map.entry("ChangeAccount", "{\"role\": \"admin\"}"),
            Map.entry("IssueApiKey", "{\"name\": \"nightly import\", \"service\": \"import\"}"),
            Map.entry(
                    "ApiKey",
                    "{" + API_KEY + ", \"secret\": \"sojourn_kR3x_9aQ_"
                            + "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG\"}"),
            Map.entry("ApiKeyPage", "{\"items\": [{" + API_KEY + ", \"secret\": null}], \"next\": null}"),
            Map.entry("CleanupReport", "{\"found\": 3, \"ended\": 2, \"failed\": 1}"),
            Map.entry("ClusterMember", CLUSTER_MEMBER),
            Map.entry("Copies", COPIES),
            Map.entry(
                    "Cluster",
                    "{\"node\": 12, \"serving\": true, \"hindrance\": null, \"networked\": true, \"encrypted\": true,"
                            + " \"members\": [" + CLUSTER_MEMBER + "], \"copies\": " + COPIES + "}"),
            Map.entry("Purge", "{\"olderThanDays\": 30}"),
            Map.entry("PurgeReport", "{\"sessions\": 120, \"events\": 240}"),
            Map.entry("FailedEnd", FAILED_END),
            Map.entry("FailedEnds", "{\"items\": [" + FAILED_END + "]}"),
            Map.entry("Event", EVENT),
            Map.entry("EventPage", "{\"items\": [" + EVENT + "], \"next\": \"17\"}"),
            Map.entry("AuditEntry", AUDIT_ENTRY),
            Map.entry("AuditPage", "{\"items\": [" + AUDIT_ENTRY + "], \"next\": null}"),
            Map.entry("SessionIds", "{\"ids\": [\"019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55\"]}"),
            Map.entry("SetExpiry", "{\"duration\": \"PT12H\"}"),
            Map.entry("Run", RUN),
            Map.entry("Runs", "{\"items\": [" + RUN + "]}"),
            Map.entry("SessionHour", HOUR),
            Map.entry("SessionCounts", SESSION_COUNTS),
            Map.entry("NodeFigures", NODE_FIGURES),
            Map.entry(
                    "Stats",
                    "{\"sessions\": " + SESSION_COUNTS + ", \"node\": " + NODE_FIGURES
                            + ", \"nodes\": 1, \"lastCleanup\": " + RUN + ", \"lastPurge\": null}"),
            Map.entry("SessionTask", TASK),
            Map.entry("SessionScopes", "{\"node\": 7, \"scopes\": 1, \"tasks\": [" + TASK + "]}"),
            Map.entry("Setting", SETTING),
            Map.entry("Settings", "{\"items\": [" + SETTING + "]}"),
            Map.entry("BulkEnd", BULK_END),
            Map.entry("BulkEnds", "{\"items\": [" + BULK_END + ", " + BULK_FAILURE + "]}"),
            Map.entry("UserEnds", "{\"expired\": 3, \"failed\": [" + BULK_FAILURE + "]}"),
            Map.entry(
                    "DraftOrder",
                    "{\"customer\": " + CUSTOMER + ", \"items\": [" + ITEM
                            + "], \"currency\": \"EUR\", \"attributes\": {\"gift\": true}}"),
            Map.entry("UpdateOrder", "{\"items\": [" + ITEM + "], \"attributes\": {\"gift\": false}}"),
            Map.entry("AppendItems", ITEM),
            Map.entry("NewItem", ITEM),
            Map.entry("NewItemList", "{\"items\": [" + ITEM + "]}"),
            Map.entry("Item", ITEM),
            Map.entry("NewCustomer", CUSTOMER),
            Map.entry("Customer", CUSTOMER),
            Map.entry("Order", ORDER),
            Map.entry("OrderPage", "{\"items\": [" + ORDER + "], \"next\": null}"),
            Map.entry("User", "{\"id\": \"alice\", \"email\": \"alice@example.org\", \"name\": \"Alice\"}"),
            Map.entry("FieldError", "{\"field\": \"expiresAt\", \"message\": \"must be in the future\"}"),
            Map.entry("Problem", """
                    {"type": "urn:sojourn:problem:not-acceptable-value",
                     "title": "Not acceptable value",
                     "status": 422,
                     "detail": "expiresAt must be in the future.",
                     "instance": "/api/sessions",
                     "errors": [{"field": "expiresAt", "message": "must be in the future"}],
                     "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}"""));

    private ApiExamples() {}

    /** The example of a schema, or of a schema in a place of its own, as maps, lists, texts and numbers. */
    static Optional<Object> of(String schema) {
        return Optional.ofNullable(EXAMPLES.get(schema))
                .map(text -> new JsonText(text).value())
                .map(ApiExamples::plain);
    }

    private static @Nullable Object plain(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            object.forEach((name, member) -> members.put(name, plain(member)));
            return members;
        }
        if (value instanceof JsonArray array) {
            List<@Nullable Object> items = new ArrayList<>();
            array.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        return switch (value.getValueType()) {
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            default -> null;
        };
    }
}
