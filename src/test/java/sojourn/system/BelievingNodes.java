package sojourn.system;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Two nodes with rate limits that believe what a proxy tells them of its clients, which the classes that need such share:
 * there before the first of them, gone after the last test.
 */
final class BelievingNodes implements BeforeAllCallback {

    /** What both nodes together grant a caller. */
    static final int RATE = 4;

    static final int BURST = 40;

    /** What both nodes together grant an address. */
    static final int ANONYMOUS_RATE = 1;

    static final int ANONYMOUS_BURST = 10;

    /** Who may do everything in the console. */
    static final String CONSOLE_ADMINISTRATOR = "boss";

    static final String CONSOLE_PASSWORD = "correct-horse-battery";

    private static final Map<String, String> SETTINGS = Map.of(
            "console.first-admin.name",
            CONSOLE_ADMINISTRATOR,
            "console.first-admin.password",
            CONSOLE_PASSWORD,
            "mp.jwt.token.header",
            "Cookie",
            "session.anonymous.enabled",
            "true",
            "session.rate-limit.requests-per-second",
            String.valueOf(RATE),
            "session.rate-limit.burst",
            String.valueOf(BURST),
            "session.rate-limit.anonymous.requests-per-second",
            String.valueOf(ANONYMOUS_RATE),
            "session.rate-limit.anonymous.burst",
            String.valueOf(ANONYMOUS_BURST));

    private static volatile @Nullable OwnServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(Namespace.create(BelievingNodes.class))
                .getOrComputeIfAbsent(
                        OwnServer.class, key -> OwnServer.startTwoBehindProxy("believing", SETTINGS), OwnServer.class);
    }

    static OwnServer get() {
        @Nullable OwnServer started = server;
        if (started == null) {
            throw new IllegalStateException("The class that asks is not extended with BelievingNodes");
        }
        return started;
    }
}
