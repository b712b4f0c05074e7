package sojourn.system;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What somebody has: a session in which something was said and ordered, and what belongs to it.
 *
 * <p>The word {@link #CANARY} is in everything that its owner wrote, so that it can be told whether somebody else was told
 * of it.
 *
 * @param owner the id of the user whose it is; empty if it is nobody's
 * @param key an API key of a service
 * @param account an auditor's account of the console
 */
record Belongings(
        String owner, String session, String conversation, String order, String export, String key, String account) {

    static final String CANARY = "canary";

    private static final String NONE = "none";

    /** Makes all of it, as its owner and as an administrator. */
    static Belongings make(String owner, SessionsApi api, SessionsApi admin) {
        return of(owner, open(api), api, admin, collection -> true);
    }

    /** Makes a session, and below it only what an endpoint asks for. */
    static Belongings make(String owner, SessionsApi api, SessionsApi admin, Endpoint endpoint) {
        return of(owner, open(api), api, admin, endpoint.path()::contains);
    }

    private static String open(SessionsApi api) {
        return api.open("{\"context\":{\"step\":\"" + CANARY + "\"},\"duration\":\"PT2H\"}");
    }

    /**
     * Makes what belongs to a session that is there.
     *
     * @param wanted of which collections something is to be made
     */
    static Belongings of(String owner, String session, SessionsApi api, SessionsApi admin, Predicate<String> wanted) {
        String below = "/sessions/" + session;
        api.append(session, "user", CANARY);
        Belongings all = new Belongings(
                owner,
                session,
                wanted.test("conversations") ? conversation(below, api) : NONE,
                wanted.test("orders") ? order(below, api) : NONE,
                wanted.test("exports") ? export(below, api) : NONE,
                wanted.test("api-keys") ? key(admin) : NONE,
                wanted.test("accounts") ? account(admin) : NONE);
        // From now on there is a copy of it.
        api.get(below);
        return all;
    }

    private static String conversation(String session, SessionsApi api) {
        return api.post(
                        session + "/conversations",
                        "{\"name\":\"" + CANARY + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + CANARY
                                + "\"}]}")
                .text("id");
    }

    private static String order(String session, SessionsApi api) {
        return api.post(
                        session + "/orders",
                        "{\"customer\":{\"email\":\"" + CANARY
                                + "@example.org\"},\"currency\":\"EUR\",\"items\":[{\"name\":\"" + CANARY
                                + "\",\"quantity\":1}],\"attributes\":{\"gift\":true}}")
                .text("id");
    }

    /** An export that is done. */
    private static String export(String session, SessionsApi api) {
        String id = api.post(session + "/exports", null).text("id");
        Eventually.get(() -> api.get(session + "/exports/" + id), answer -> answer.status() == 303);
        return id;
    }

    private static String key(SessionsApi admin) {
        return admin.post("/admin/api-keys", "{\"name\":\"" + CANARY + "\",\"service\":\"" + CANARY + "\"}")
                .text("id");
    }

    private static String account(SessionsApi admin) {
        return admin.post(
                        "/admin/accounts",
                        "{\"name\":\"" + CANARY + "-" + UUID.randomUUID()
                                + "\",\"password\":\"nobody-knows-it\",\"role\":\"auditor\"}")
                .text("id");
    }

    /** The address of an endpoint on these. */
    String address(Endpoint endpoint) {
        String address = endpoint.path();
        for (String parameter : endpoint.parameters()) {
            address = address.replace("{" + parameter + "}", value(endpoint, parameter));
        }
        return address;
    }

    private String value(Endpoint endpoint, String parameter) {
        String collection = endpoint.path().replaceAll(".*/([^/]+)/\\{" + parameter + "}.*", "$1");
        return switch (collection + " " + parameter) {
            case "sessions id", "failed-ends id" -> session;
            case "orders id" -> order;
            case "api-keys id" -> key;
            case "accounts id" -> account;
            case "users userId" -> owner.isEmpty() ? UUID.randomUUID().toString() : owner;
            case "conversations conversationId" -> conversation;
            case "exports exportId" -> export;
            default ->
                throw new AssertionError("What is {" + parameter + "} in " + endpoint
                        + "? Say in Belongings.value what belongs there, and make one in Belongings.of.");
        };
    }

    /**
     * A documented body that means these: what the document's example names by an id is the session, and an account that it
     * makes has a name that nobody has.
     */
    String inBody(String example) {
        return example.replace("\"dora\"", "\"dora-" + UUID.randomUUID() + "\"")
                .replaceAll("\"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\"", "\"" + session + "\"");
    }

    /** What is in every row that belongs to these. */
    List<String> ids() {
        return List.of(session, conversation, order, export, key, account);
    }
}
