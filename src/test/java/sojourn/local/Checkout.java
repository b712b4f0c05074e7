package sojourn.local;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of the project that Maven runs in, and where a local run keeps its files in it. */
record Checkout(Path home) {
    static Checkout current() {
        return new Checkout(
                Path.of(System.getProperty("sojourn.home", "")).toAbsolutePath().normalize());
    }

    /** All that a local run keeps; git ignores it. */
    Path folder() {
        return home.resolve(".sojourn");
    }

    Path database() {
        return folder().resolve("database");
    }

    /** The folder of one of the nodes, which are numbered from 1. */
    Path server(int node) {
        return folder().resolve(node == 1 ? "server" : "server-" + node);
    }

    /** The key that signs tokens, made by the first start. */
    Path signingKey() {
        return folder().resolve("signing-key.json");
    }

    /** Makes the folder, and takes it for this JVM until the lock is closed or the JVM ends. */
    CheckoutLock lock() {
        try {
            OwnerOnly.createFolder(folder());
            return CheckoutLock.take(folder().resolve("lock"));
        } catch (IOException e) {
            throw CannotStart.unusable(folder(), e);
        }
    }
}
