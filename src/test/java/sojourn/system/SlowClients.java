package sojourn.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Clients whose requests never are whole: each sends a beginning, and then one byte after the other. */
final class SlowClients implements AutoCloseable {

    private static final int CONNECT_MILLIS = 30_000;
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(500);

    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong rounds = new AtomicLong();
    private final Future<?> sending;

    private SlowClients(URI server, int count, String beginning) throws IOException {
        try {
            for (int client = 0; client < count; client++) {
                Socket socket = new Socket();
                clients.add(socket);
                socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            }
        } finally {
            sending = thread.submit(this::send);
        }
    }

    /** So many that never come to the end of their headers. */
    static SlowClients atHeaders(URI server, int count) throws IOException {
        return new SlowClients(server, count, "GET /api/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
    }

    /** So many that never come to the end of a body, with further headers, each ended by a line break. */
    static SlowClients atBodies(URI server, int count, String headers) throws IOException {
        return new SlowClients(
                server,
                count,
                "POST /api/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + headers
                        + "Content-Length: 1000000\r\n\r\n{\"context\":{\"slow\":\"");
    }

    private void send() {
        while (!over.get()) {
            for (Socket client : clients) {
                try {
                    client.getOutputStream().write('s');
                } catch (IOException e) {
                    // The server has had enough of it.
                    clients.remove(client);
                }
            }
            rounds.incrementAndGet();
            LockSupport.parkNanos(BETWEEN_BYTES.toNanos());
        }
    }

    /** How many the server has not hung up on. */
    int connected() {
        return clients.size();
    }

    /** Waits until each has sent so many bytes more. */
    void awaitBytes(long more) {
        long target = rounds.get() + more;
        Eventually.get(rounds::get, sent -> sent >= target);
    }

    @Override
    public void close() throws IOException {
        over.set(true);
        try {
            sending.get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            thread.shutdownNow();
            for (Socket client : clients) {
                client.close();
            }
        }
    }
}
