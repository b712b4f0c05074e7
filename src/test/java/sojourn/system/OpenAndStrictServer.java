package sojourn.system;

import java.util.Map;
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
            "session.anonymous.enabled", "true",
            "session.anonymous.max-active", String.valueOf(MOST_OF_NOBODY),
            "session.limit-policy", "reject",
            "session.max-active-sessions", "2",
            "session.cleanup-interval-minutes", "1",
            "session.retention-days", "1",
            "session.purge-time", "23:59",
            "session.time-zone", "Pacific/Kiritimati");

    private static volatile @Nullable OwnServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(Namespace.create(OpenAndStrictServer.class))
                .getOrComputeIfAbsent(
                        OwnServer.class, key -> OwnServer.start("open-and-strict", SETTINGS), OwnServer.class);
    }

    static OwnServer get() {
        @Nullable OwnServer started = server;
        if (started == null) {
            throw new IllegalStateException("The class that asks is not extended with OpenAndStrictServer");
        }
        return started;
    }
}
