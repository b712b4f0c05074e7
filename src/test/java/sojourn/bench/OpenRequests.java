package sojourn.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests that a server holds all at once, each on a connection of its own, until they are released. */
final class OpenRequests implements AutoCloseable {

    /** Fewer than the server lets wait for being accepted. */
    private static final int AT_ONCE = 500;

    private static final int TRIES = 300;
    private static final int MILLIS = 100;
    private static final int BOUND_MILLIS = 60_000;
    private static final String RELEASED = "HTTP/1.1 200";

    private final URI base;
    private final List<String> tokens;
    private final List<Socket> sockets = new ArrayList<>();

    /** @param tokens of the users who send them, in turn */
    OpenRequests(URI base, List<String> tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /** Sends requests, and waits until the server holds them all. */
    void open(int count) {
        try {
            while (sockets.size() < count) {
                for (int n = 0; n < AT_ONCE && sockets.size() < count; n++) {
                    sockets.add(send(tokens.get(sockets.size() % tokens.size())));
                }
                awaitHeld();
            }
        } catch (IOException e) {
            throw new CannotMeasure("after " + sockets.size() + " requests no further one could be opened: " + e, e);
        }
    }

    /** Lets the server answer them all. */
    void release() {
        ask(Request.post("/api/held/release", ""));
        try {
            for (Socket socket : sockets) {
                String status =
                        new String(socket.getInputStream().readNBytes(RELEASED.length()), StandardCharsets.ISO_8859_1);
                if (!status.equals(RELEASED)) {
                    throw new CannotMeasure("a request that was held was answered by: " + status);
                }
            }
        } catch (IOException e) {
            throw new CannotMeasure("a request that was held was not answered: " + e, e);
        }
        close();
    }

    /** Asks the same server something else. */
    String ask(Request request) {
        return Answer.ask(base, request, 0, tokens.get(0)).body();
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing is wanted of it any more.
            }
        }
        sockets.clear();
    }

    private Socket send(String token) throws IOException {
        Socket socket = new Socket(InetAddress.getByName(base.getHost()), base.getPort());
        try {
            socket.setSoTimeout(BOUND_MILLIS);
            String request = "GET /api/held HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer "
                    + token + "\r\nConnection: close\r\n\r\n";
            OutputStream output = socket.getOutputStream();
            output.write(request.getBytes(StandardCharsets.ISO_8859_1));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void awaitHeld() {
        for (int tries = 0; tries < TRIES; tries++) {
            if (Integer.parseInt(ask(Request.get("/api/held/count"))) == sockets.size()) {
                return;
            }
            sleep();
        }
        throw new CannotMeasure("the server does not hold " + sockets.size() + " requests at once");
    }

    private static void sleep() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }
}
