package sojourn.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Whom a server sends its spans to, by the protocol OTLP over HTTP. */
final class SpanReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Queue<SentSpan> spans = new ConcurrentLinkedQueue<>();

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    static SpanReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SpanReceiver receiver = new SpanReceiver(server);
        server.createContext("/v1/traces", exchange -> {
            receiver.take(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return receiver;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The spans of a trace that have come so far. */
    List<SentSpan> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /** The numbers of the fields are those of the protocol's ExportTraceServiceRequest. */
    private void take(byte[] body) {
        for (Protobuf resource : new Protobuf(body).messages(1)) {
            for (Protobuf scope : resource.messages(2)) {
                for (Protobuf span : scope.messages(2)) {
                    spans.add(new SentSpan(
                            hex(span.bytes(1)), hex(span.bytes(2)), hex(span.bytes(4)), text(span.bytes(5))));
                }
            }
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A span: its ids, the one that it is within, which is empty for the first, and its name. */
    record SentSpan(String trace, String id, String parent, String name) {}
}
