package sojourn.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Runs Sojourn from this checkout until it is interrupted: {@code mvn -Pstart}.
 *
 * <p>The database comes first and goes last. Without {@code SOJOURN_DATABASE_URL} in the environment it is an embedded
 * one whose data stays in the checkout.
 */
public final class Start {
    private static final Duration READY_BOUND = Duration.ofMinutes(3);

    private final Checkout checkout = Checkout.current();
    private final Map<String, String> environment = System.getenv();
    private final RunningParts parts = new RunningParts();

    private Start() {}

    public static void main(String[] arguments) {
        // Maven would report an exception with its stack and its own advice; the user is to see one sentence.
        System.exit(new Start().run());
    }

    private int run() {
        Thread stop = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            PayaraMicro server = start();
            server.awaitReady(READY_BOUND);
            System.out.println(Greeting.of(server.base(), TokenSigner.load(checkout.signingKey())));
            server.awaitEnd();
            return complain("The server stopped by itself: see its log, " + server.log() + ".");
        } catch (CannotStart e) {
            return complain(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return complain(
                    String.valueOf(CannotStart.unusable(checkout.folder(), e).getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private PayaraMicro start() throws IOException {
        int port = port();
        parts.add(checkout::lock);
        // In the order of a stop: a server that a killed run left behind still uses the database.
        new ServerFolder(checkout.server()).stopLeftover();
        // Kept, so that tokens outlive a restart: who was served before goes on.
        TokenSigner signer = TokenSigner.kept(checkout.signingKey());
        PayaraMicroBuilder server =
                PayaraMicro.server().folder(checkout.server()).httpPort(port).signer(signer);
        server.checkPort();
        if (!environment.containsKey("SOJOURN_DATABASE_URL")) {
            server.database(parts.add(() -> EmbeddedDatabase.start(checkout.database(), 0)));
        }
        return parts.add(server::start);
    }

    private int port() {
        String port = System.getProperty("port", environment.getOrDefault("SOJOURN_HTTP_PORT", "8080"));
        if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65535) {
            throw new CannotStart("The port \"" + port + "\" is no number from 1 to 65535: name one with -Dport=8080.");
        }
        return Integer.parseInt(port);
    }

    private int complain(String sentence) {
        if (!parts.isClosed()) {
            System.err.println(sentence);
        }
        return 1;
    }

    private void stop() {
        parts.close();
    }
}
