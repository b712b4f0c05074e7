package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What no HTTP client sends. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 60_000;

    private RawRequest() {}

    /** Sends lines, and a blank one, and answers all that comes back until the server closes the connection. */
    static String send(URI server, String... lines) {
        try (Socket client = new Socket(server.getHost(), server.getPort())) {
            client.setSoTimeout(PATIENCE_MILLIS);
            client.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
