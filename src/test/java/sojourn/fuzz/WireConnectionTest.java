package sojourn.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sojourn.fuzz.NoAnswer.Why;
import sojourn.fuzz.WireRequest.Framing;
import sojourn.fuzz.WireRequest.Header;

/** What comes over the wire is read as HTTP says, and what is no HTTP is told from it. */
class WireConnectionTest {

    private static final WireRequest GET = WireRequest.of("GET", "/", List.of(new Header("Host", "127.0.0.1")), "");

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        thread.shutdownNow();
    }

    @Test
    void an_answer_of_a_told_length_leaves_the_connection_usable() throws Exception {
        try (WireConnection connection = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nA: b\r\n\r\nhi")) {
            WireAnswer answer = connection.exchange(GET);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("hi");
            assertThat(answer.header("a")).contains("b");
            assertThat(connection.isUsable()).isTrue();
        }
    }

    @Test
    void chunks_are_put_together_and_an_interim_answer_is_none() throws Exception {
        try (WireConnection connection = answering("HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n")) {
            WireAnswer answer = connection.exchange(GET);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("abc");
        }
    }

    @Test
    void a_head_has_no_body() throws Exception {
        try (WireConnection connection = answering("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n")) {
            assertThat(connection.exchange(GET.withMethod("HEAD")).body()).isEmpty();
        }
    }

    @Test
    void whoever_hangs_up_or_talks_nonsense_has_not_answered() throws Exception {
        assertThat(failure("")).isEqualTo(Why.CLOSED);
        assertThat(failure("nonsense\r\n")).isEqualTo(Why.NONSENSE);
        assertThat(failure("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi")).isEqualTo(Why.NONSENSE);
        assertThat(failure("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .isEqualTo(Why.NONSENSE);
    }

    @Test
    void whoever_says_nothing_is_not_waited_for_longer_than_the_bound() throws Exception {
        // Nobody accepts: the connection waits in the listener's queue.
        try (WireConnection connection = WireConnection.to(address(), 1)) {
            NoAnswer failure = catchThrowableOfType(NoAnswer.class, () -> connection.exchange(GET));

            assertThat(failure.why()).isEqualTo(Why.SILENCE);
            assertThat(connection.isUsable()).isFalse();
        }
    }

    @Test
    void what_is_cut_off_is_sent_as_far_as_it_goes() throws Exception {
        try (WireConnection connection = answering("HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n")) {
            WireRequest cut = GET.withMethod("POST").withBody("body").withFraming(Framing.CUT_OFF);

            assertThat(connection.exchange(cut).status()).isEqualTo(400);
            assertThat(connection.isUsable()).as("it has fallen silent").isFalse();
        }
    }

    private Why failure(String answer) throws IOException {
        try (WireConnection connection = answering(answer)) {
            return catchThrowableOfType(NoAnswer.class, () -> connection.exchange(GET))
                    .why();
        }
    }

    /** A connection to somebody who reads the head of a request, answers, and hangs up. */
    private WireConnection answering(String answer) throws IOException {
        WireConnection connection = WireConnection.to(address(), 10_000);
        thread.execute(() -> answer(answer));
        return connection;
    }

    private void answer(String answer) {
        try (Socket accepted = server.accept()) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) accepted.getInputStream().read());
            }
            accepted.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            accepted.shutdownOutput();
            // Until the other side hangs up: a socket that is closed before would take back what was sent.
            accepted.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The test sees that no answer comes.
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }
}
