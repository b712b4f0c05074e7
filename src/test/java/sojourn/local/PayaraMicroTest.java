package sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of the driver without a real server: a sleeping process and a stub of its health check do. */
@SuppressWarnings("NullAway.Init")
class PayaraMicroTest {
    private static final String PAYARAS_OWN = "{\"status\":\"UP\",\"checks\":[]}";
    private static final String OURS =
            "{\"status\":\"UP\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\",\"data\":{}}]}";

    @TempDir
    private Path folder;

    private Process process;
    private HttpServer http;
    private PayaraMicro server;
    private volatile String health = PAYARAS_OWN;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/health/ready", exchange -> {
            byte[] body = health.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        URI base = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        server = new PayaraMicro(process, base, new ServerFolder(folder));
    }

    @AfterEach
    void stop() {
        http.stop(0);
        process.destroyForcibly();
    }

    @Test
    void readyMeansThatTheWarHasItsDatabase() {
        health = OURS;
        server.awaitReady(Duration.ofSeconds(10));
    }

    @Test
    void anAnswerWithoutTheWarIsNotReady() {
        assertThatThrownBy(() -> server.awaitReady(Duration.ZERO))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not ready within 0 seconds")
                .hasMessageContaining(server.log().toString());
    }

    @Test
    void theWarsRefusalIsPassedOn() throws IOException {
        Files.writeString(server.log(), "[[ Sojourn cannot start: the key is wrong.]]");
        assertThatThrownBy(() -> server.awaitReady(Duration.ofSeconds(10)))
                .hasMessage("Sojourn cannot start: the key is wrong.");
    }

    @Test
    void aServerThatDiedIsNotWaitedFor() {
        server.kill();
        assertThat(server.isAlive()).isFalse();
        assertThatThrownBy(() -> server.awaitReady(Duration.ofSeconds(10)))
                .hasMessageContaining("stopped before it was ready");
    }

    @Test
    void aPausedServerStandsStillAndCanBeStoppedAllTheSame() throws Exception {
        server.pause();
        awaitStopped(true);
        server.resume();
        awaitStopped(false);
        server.pause();
        server.close();
        assertThat(process.isAlive()).isFalse();
    }

    /** Waits until the system shows the process as stopped, or as no longer stopped. */
    private void awaitStopped(boolean stopped) throws IOException {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (Files.readString(stat).contains(") T ") != stopped) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
