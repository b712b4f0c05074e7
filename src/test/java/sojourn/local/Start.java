package sojourn.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs Sojourn from this checkout until it is interrupted: {@code mvn -Pstart}.
 *
 * <p>The database comes first and goes last. Without {@code SOJOURN_DATABASE_URL} in the environment it is an embedded
 * one whose data stays in the checkout.
 */
public final class Start {
    /** For each node, because those that start at once share the processors. */
    private static final Duration READY_BOUND = Duration.ofMinutes(3);

    private static final int MOST_NODES = 9;

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
            List<PayaraMicro> nodes = start();
            nodes.forEach(node -> node.awaitReady(READY_BOUND.multipliedBy(nodes.size())));
            System.out.println(Greeting.of(
                    nodes.stream().map(PayaraMicro::base).toList(), TokenSigner.load(checkout.signingKey())));
            PayaraMicro ended = nodes.size() == 1 ? awaitEnd(nodes.get(0)) : awaitEndOfAll(nodes);
            return complain("The server stopped by itself: see its log, " + ended.log() + ".");
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

    private static PayaraMicro awaitEnd(PayaraMicro node) throws InterruptedException {
        node.awaitEnd();
        return node;
    }

    /** Nodes may be killed to see what the others do: as long as one is left, the others are not stopped. */
    private static PayaraMicro awaitEndOfAll(List<PayaraMicro> nodes) throws InterruptedException {
        for (PayaraMicro node : nodes) {
            node.awaitEnd();
        }
        return nodes.get(0);
    }

    private List<PayaraMicro> start() throws IOException {
        int port = number("port", "SOJOURN_HTTP_PORT", 8080, 65_535);
        int count = number("nodes", "SOJOURN_NODES", 1, MOST_NODES);
        parts.add(checkout::lock);
        // In the order of a stop: a server that a killed run left behind still uses the database.
        for (int node = 1; node <= MOST_NODES; node++) {
            new ServerFolder(checkout.server(node)).stopLeftover();
        }
        // Kept, so that tokens outlive a restart: who was served before goes on.
        TokenSigner signer = TokenSigner.kept(checkout.signingKey());
        List<PayaraMicroBuilder> servers = new ArrayList<>();
        for (int node = 1; node <= count; node++) {
            PayaraMicroBuilder server = PayaraMicro.server()
                    .folder(checkout.server(node))
                    .httpPort(port + node - 1)
                    .signer(signer);
            server.checkPort();
            if (count > 1) {
                server.setting("session.cluster.name", "sojourn-local")
                        .setting("session.cluster.node-name", "node-" + node);
            }
            servers.add(server);
        }
        if (!environment.containsKey("SOJOURN_DATABASE_URL")) {
            EmbeddedDatabase database = parts.add(() -> EmbeddedDatabase.start(checkout.database(), 0));
            servers.forEach(server -> server.database(database));
        }
        List<PayaraMicro> nodes = new ArrayList<>();
        for (PayaraMicroBuilder server : servers) {
            nodes.add(parts.add(server::start));
        }
        return nodes;
    }

    private int number(String property, String variable, int absent, int most) {
        String text = System.getProperty(property, environment.getOrDefault(variable, String.valueOf(absent)));
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > most) {
            throw new CannotStart("The " + property + " \"" + text + "\" is no number from 1 to " + most
                    + ": name one with -D" + property + "=" + absent + ".");
        }
        return Integer.parseInt(text);
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
