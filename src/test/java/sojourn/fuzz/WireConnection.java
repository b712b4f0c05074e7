package sojourn.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sojourn.fuzz.NoAnswer.Why;

/** A connection to a server, over which one request goes behind the other. */
final class WireConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int INFORMATIONAL = 100;
    private static final int SUCCESSFUL = 200;
    private static final int SWITCHED = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

    private final Socket socket;
    private final InputStream input;
    private boolean usable = true;

    private WireConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Connects.
     *
     * @param bound how long an answer may take to come, in milliseconds
     */
    static WireConnection to(URI server, int bound) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(bound);
        socket.setTcpNoDelay(true);
        socket.connect(
                new InetSocketAddress(InetAddress.getByName(server.getHost()), server.getPort()), CONNECT_MILLIS);
        return new WireConnection(socket);
    }

    /** Whether another request can be sent. */
    boolean isUsable() {
        return usable;
    }

    /**
     * Sends a request and reads its answer.
     *
     * @throws NoAnswer if there is none; the connection is of no use then
     */
    WireAnswer exchange(WireRequest request) throws NoAnswer {
        usable = false;
        try {
            send(request);
            WireAnswer answer = read(request.method().equals("HEAD"));
            usable = !request.isMalformed()
                    && !answer.header("Connection")
                            .orElse("")
                            .toLowerCase(Locale.ROOT)
                            .contains("close")
                    && isFramed(answer, request.method());
            return answer;
        } catch (SocketTimeoutException e) {
            throw new NoAnswer(Why.SILENCE, "no answer within the bound");
        } catch (IOException e) {
            throw new NoAnswer(Why.CLOSED, e.toString());
        }
    }

    /** Whoever does not want to read all of a long request may answer before, and close. */
    private void send(WireRequest request) {
        try {
            socket.getOutputStream().write(request.bytes());
            socket.getOutputStream().flush();
            if (request.isCutOff()) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // The answer tells, or its absence.
        }
    }

    private WireAnswer read(boolean headersOnly) throws IOException, NoAnswer {
        while (true) {
            String first = line();
            Matcher status = STATUS.matcher(first);
            if (!status.matches()) {
                throw new NoAnswer(
                        first.isEmpty() ? Why.CLOSED : Why.NONSENSE, "an answer does not begin with: " + first);
            }
            int code = Integer.parseInt(status.group(1));
            List<WireRequest.Header> headers = headers();
            if (code >= INFORMATIONAL && code < SUCCESSFUL && code != SWITCHED) {
                continue;
            }
            boolean empty = headersOnly || code == NO_CONTENT || code == NOT_MODIFIED || code == SWITCHED;
            return new WireAnswer(code, headers, empty ? new byte[0] : body(headers));
        }
    }

    private List<WireRequest.Header> headers() throws IOException, NoAnswer {
        List<WireRequest.Header> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new NoAnswer(Why.NONSENSE, "no header: " + line);
            }
            headers.add(new WireRequest.Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return List.copyOf(headers);
    }

    private byte[] body(List<WireRequest.Header> headers) throws IOException, NoAnswer {
        WireAnswer head = new WireAnswer(SUCCESSFUL, headers, new byte[0]);
        if (head.header("Transfer-Encoding").isPresent()) {
            return chunks();
        }
        if (head.header("Content-Length").isPresent()) {
            int length = Integer.parseInt(head.header("Content-Length").orElseThrow());
            byte[] body = input.readNBytes(length);
            if (body.length < length) {
                throw new NoAnswer(Why.NONSENSE, "an answer of " + length + " bytes ends behind " + body.length);
            }
            return body;
        }
        return input.readAllBytes();
    }

    private byte[] chunks() throws IOException, NoAnswer {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            int length;
            try {
                length = Integer.parseInt(size.replaceAll(";.*", "").strip(), 16);
            } catch (NumberFormatException e) {
                throw new NoAnswer(Why.NONSENSE, "no chunk: " + size);
            }
            body.write(input.readNBytes(length));
            line();
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    /** A line without its end; empty also where nothing comes any more. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether it can be told where an answer ends. */
    private static boolean isFramed(WireAnswer answer, String method) {
        return method.equals("HEAD")
                || answer.status() == NO_CONTENT
                || answer.header("Transfer-Encoding").isPresent()
                || answer.header("Content-Length").isPresent();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more in any case.
        }
    }
}
