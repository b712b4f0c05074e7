package sojourn.system;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, as a decision: what each endpoint answers to whom.
 *
 * <p>What an endpoint answers when it does its work stands in a table, which has to have every endpoint. All else follows
 * from what a caller is and where the endpoint stands, so that a new one is guarded unless somebody says otherwise here.
 */
final class Permissions {

    /** What a caller is to the things that it asks for. */
    enum Role {
        /** Its credential is not good. */
        UNAUTHENTICATED,
        /** It has sent two credentials. */
        TWO_CREDENTIALS,
        /** Likewise, and one of them is the secret of another session. */
        SECRET_OF_ANOTHER_BESIDE,
        /** Likewise, and one of them is the secret of the very session. */
        SECRET_BESIDE,
        /** It has no credential. */
        NOBODY,
        /** It has the secret of another session. */
        HOLDER_OF_ANOTHER,
        /** A user or service whose they are not. */
        STRANGER,
        /** Likewise, and it names them in a header as well. */
        STRANGER_WHO_NAMES_THEM,
        /** May read whatever administrators may read; elsewhere it is a stranger. */
        AUDITOR,
        /** Elsewhere a stranger. */
        ADMINISTRATOR,
        /** The user whose they are. */
        OWNER,
        /** The same user, for whom a browser sends a cookie to whatever page asks it to. */
        OWNER_ELSEWHERE,
        /** Has the secret of the session, which is nobody's. */
        HOLDER
    }

    private static final int UNAUTHENTICATED = 401;
    private static final int MALFORMED = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_THERE = 404;
    private static final int LEAST_REFUSAL = 400;

    /** The one request with two credentials: a caller's own, and the secret of a session that becomes the caller's. */
    private static final String ADOPTION = "POST /sessions/{id}/adopt";

    /** Whoever has no session has none to read. */
    private static final String BOUND_SESSION = "GET /session";

    /** What an endpoint answers whoever may use it. */
    private static final Map<String, Integer> SUCCESS = Map.ofEntries(
            entry("GET /sessions", 200),
            entry("POST /sessions", 201),
            entry("GET /sessions/active", 200),
            entry("GET /sessions/{id}", 200),
            entry("PUT /sessions/{id}", 200),
            entry("PATCH /sessions/{id}", 200),
            entry("DELETE /sessions/{id}", 204),
            entry("PUT /sessions/{id}/activity", 200),
            entry(ADOPTION, 200),
            entry("PUT /sessions/{id}/context", 200),
            entry("PATCH /sessions/{id}/context", 200),
            entry("GET /sessions/{id}/conversations", 200),
            entry("POST /sessions/{id}/conversations", 201),
            entry("GET /sessions/{id}/conversations/{conversationId}", 200),
            entry("GET /sessions/{id}/conversations/{conversationId}/messages", 200),
            entry("POST /sessions/{id}/conversations/{conversationId}/messages", 201),
            entry("POST /sessions/{id}/end", 200),
            entry("PUT /sessions/{id}/expire", 200),
            entry("POST /sessions/{id}/exports", 202),
            entry("GET /sessions/{id}/exports/{exportId}", 303),
            entry("GET /sessions/{id}/exports/{exportId}/content", 200),
            entry("GET /sessions/{id}/messages", 200),
            entry("POST /sessions/{id}/messages", 201),
            entry("GET /sessions/{id}/orders", 200),
            entry("POST /sessions/{id}/orders", 201),
            entry(BOUND_SESSION, 200),
            entry("GET /orders", 200),
            entry("POST /orders", 201),
            entry("GET /orders/{id}", 200),
            entry("PUT /orders/{id}", 200),
            entry("PATCH /orders/{id}", 200),
            entry("DELETE /orders/{id}", 204),
            entry("POST /orders/{id}/items", 201),
            entry("GET /admin/accounts", 200),
            entry("POST /admin/accounts", 201),
            entry("PUT /admin/accounts/{id}", 200),
            entry("DELETE /admin/accounts/{id}", 204),
            entry("GET /admin/api-keys", 200),
            entry("POST /admin/api-keys", 201),
            entry("DELETE /admin/api-keys/{id}", 204),
            entry("GET /admin/audit", 200),
            entry("POST /admin/cleanup", 200),
            entry("GET /admin/cleanup", 200),
            entry("GET /admin/purge", 200),
            entry("GET /admin/settings", 200),
            entry("GET /admin/stats", 200),
            // No end of theirs has failed.
            entry("POST /admin/failed-ends/{id}/retry", NOT_THERE),
            entry("GET /admin/cluster", 200),
            entry("GET /admin/events", 200),
            entry("GET /admin/failed-ends", 200),
            entry("POST /admin/purge", 200),
            entry("GET /admin/sessions", 200),
            entry("POST /admin/sessions/end", 200),
            entry("POST /admin/sessions/expire", 200),
            entry("GET /admin/sessions/{id}", 200),
            entry("GET /admin/sessions/{id}/conversations", 200),
            entry("GET /admin/sessions/{id}/conversations/{conversationId}/messages", 200),
            entry("GET /admin/sessions/{id}/messages", 200),
            entry("GET /admin/sessions/{id}/orders", 200),
            entry("GET /admin/sessions/{id}/scopes", 200),
            entry("GET /admin/sessions/{id}/transcript", 200),
            entry("POST /admin/sessions/{id}/end", 200),
            entry("POST /admin/sessions/{id}/expire", 200),
            entry("PUT /admin/sessions/{id}/expiry", 200),
            entry("POST /admin/users/{userId}/sessions/expire", 200));

    /** Who has what it asks for, so that an endpoint does its work on it. */
    private static final Set<Role> THEIR_OWN =
            Set.of(Role.OWNER, Role.OWNER_ELSEWHERE, Role.HOLDER, Role.SECRET_BESIDE);

    private Permissions() {}

    /** The status that an endpoint answers a caller. */
    static int expected(Endpoint endpoint, Role role) {
        if (endpoint.toString().equals(ADOPTION)) {
            return ofAdoption(role);
        }
        return switch (role) {
            case UNAUTHENTICATED -> UNAUTHENTICATED;
            case TWO_CREDENTIALS, SECRET_OF_ANOTHER_BESIDE, SECRET_BESIDE -> MALFORMED;
            case NOBODY -> endpoint.isAdministrative() ? UNAUTHENTICATED : ofStranger(endpoint);
            case HOLDER_OF_ANOTHER ->
                endpoint.isAdministrative()
                        ? UNAUTHENTICATED
                        : endpoint.parameters().isEmpty() ? success(endpoint) : NOT_THERE;
            case STRANGER -> endpoint.isAdministrative() ? FORBIDDEN : ofStranger(endpoint);
            // A name is looked up before anything else is asked.
            case STRANGER_WHO_NAMES_THEM -> NOT_THERE;
            case AUDITOR ->
                !endpoint.isAdministrative() ? ofStranger(endpoint) : endpoint.isRead() ? success(endpoint) : FORBIDDEN;
            case ADMINISTRATOR -> endpoint.isAdministrative() ? success(endpoint) : ofStranger(endpoint);
            case OWNER -> endpoint.isAdministrative() ? FORBIDDEN : success(endpoint);
            case OWNER_ELSEWHERE -> endpoint.isAdministrative() || !endpoint.isRead() ? FORBIDDEN : success(endpoint);
            case HOLDER -> endpoint.isAdministrative() ? UNAUTHENTICATED : success(endpoint);
        };
    }

    static boolean isRefused(Endpoint endpoint, Role role) {
        return expected(endpoint, role) >= LEAST_REFUSAL;
    }

    /** Whether a caller is to be served with what it asks for, and not only with what is its own elsewhere. */
    static boolean isServedWithTheirs(Endpoint endpoint, Role role) {
        return !isRefused(endpoint, role)
                && (THEIR_OWN.contains(role) || (endpoint.isAdministrative() && !endpoint.isRead()));
    }

    private static int ofAdoption(Role role) {
        return switch (role) {
            case UNAUTHENTICATED, NOBODY, HOLDER_OF_ANOTHER, HOLDER -> UNAUTHENTICATED;
            case SECRET_BESIDE -> success(ADOPTION);
            case OWNER_ELSEWHERE -> FORBIDDEN;
            case SECRET_OF_ANOTHER_BESIDE, STRANGER_WHO_NAMES_THEM -> NOT_THERE;
            // Without a secret, or with two things that say who calls.
            case TWO_CREDENTIALS, STRANGER, AUDITOR, ADMINISTRATOR, OWNER -> MALFORMED;
        };
    }

    /** What does not name a thing is about the caller's own. */
    private static int ofStranger(Endpoint endpoint) {
        boolean own = endpoint.parameters().isEmpty() && !asGet(endpoint).equals(BOUND_SESSION);
        return own ? success(endpoint) : NOT_THERE;
    }

    private static int success(Endpoint endpoint) {
        return success(asGet(endpoint));
    }

    private static int success(String endpoint) {
        @Nullable Integer status = SUCCESS.get(endpoint);
        if (status == null) {
            throw new AssertionError(
                    endpoint + " is new: say in Permissions.SUCCESS what it answers whoever may use it, and in"
                            + " Permissions.expected if it is not the owner alone, or below /admin an administrator.");
        }
        return status;
    }

    private static String asGet(Endpoint endpoint) {
        return (endpoint.method().equals("HEAD") ? "GET" : endpoint.method()) + " " + endpoint.path();
    }
}
