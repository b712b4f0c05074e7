package sojourn.system;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A server that is open to nobody in particular and strict with everybody, which the classes that test such settings share:
 * there before the first of them, gone after the last test.
 */
final class OpenAndStrictServer implements BeforeAllCallback {

    /** How many sessions of nobody there may be. */
    static final int MOST_OF_NOBODY = 3;

    private static final Map<String, String> SETTINGS = Map.of(
            "mp.jwt.token.header", "Cookie",
            "session.anonymous.enabled", "true",
            "session.anonymous.max-active", String.valueOf(MOST_OF_NOBODY),
            "session.limit-policy", "reject",
            "session.max-active-sessions", "2",
            "session.cleanup-interval-minutes", "1",
            "session.retention-days", "1",
            "session.purge-time", "23:59",
            "session.time-zone", "Pacific/Kiritimati");

    private static volatile @Nullable OwnServer server;
    private static volatile @Nullable Prepared prepared;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(Namespace.create(OpenAndStrictServer.class))
                .getOrComputeIfAbsent(OwnServer.class, key -> start(), OwnServer.class);
    }

    static OwnServer get() {
        @Nullable OwnServer started = server;
        if (started == null) {
            throw new IllegalStateException("The class that asks is not extended with OpenAndStrictServer");
        }
        return started;
    }

    /** What was prepared when the server started, for the cleanup and the purge, which come once a minute. */
    static Prepared prepared() {
        @Nullable Prepared sessions = prepared;
        if (sessions == null) {
            throw new IllegalStateException("The class that asks is not extended with OpenAndStrictServer");
        }
        return sessions;
    }

    private static OwnServer start() {
        OwnServer started = OwnServer.start("open-and-strict", SETTINGS);
        prepared = prepare(started);
        return started;
    }

    private static Prepared prepare(OwnServer server) {
        String owner = "owner-" + UUID.randomUUID();
        SessionsApi api = server.user(owner);
        String old = api.open();
        String recent = api.open();
        api.post("/sessions/" + old + "/end", null);
        api.post("/sessions/" + recent + "/end", null);
        String failing = api.open();
        server.execute("update session set ended_at = now() - interval '25 hours' where id = '" + old + "'");
        server.execute("delete from purge_run");
        // As if its end had failed often: by itself it would be tried again in an hour.
        server.execute("update session_activity set expires_at = now(), due_at = now() + interval '1 hour'"
                + " where session_id = '" + failing + "'");
        server.execute("insert into failed_end (session_id, attempts, error, failed_at) values ('" + failing
                + "', 9, 'the shelf is full', now())");
        return new Prepared(owner, old, recent, failing);
    }

    /**
     * Sessions of one owner.
     *
     * @param old was closed longer ago than closed sessions are kept
     * @param recent was closed just now
     * @param failing has an end that failed, and is to be tried again by a full pass
     */
    record Prepared(String owner, String old, String recent, String failing) {}
}
