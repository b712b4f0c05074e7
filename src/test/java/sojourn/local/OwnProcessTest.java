package sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnProcessTest {
    @Test
    void onlyAProcessWithOurMarkIsOursAndStopped() throws Exception {
        // It is asked for its first word before it is looked for: between fork and exec a process has no command line.
        Process process = new ProcessBuilder("sh", "-c", "echo running; read end", "61.25").start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("running");
            assertThat(OwnProcess.find(process.pid(), "/another/folder")).isEmpty();
            OwnProcess.find(process.pid(), "61.25").orElseThrow().stop(Duration.ofSeconds(10));
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(OwnProcess.find(process.pid(), "61.25")).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }
}
