package sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theWarsRefusalIsFoundAmongOtherRecords() throws Exception {
        ServerLog log = new ServerLog(Files.writeString(folder.resolve("log"), """
                [INFO] all is well
                [SEVERE] [[ Exception: Sojourn cannot start: session.x is "y", but must be a number.]]
                [INFO] going on
                """));
        assertThat(log.refusal()).contains("Sojourn cannot start: session.x is \"y\", but must be a number.");
    }

    @Test
    void aLogWithoutARefusalHasNone() throws Exception {
        assertThat(new ServerLog(Files.writeString(folder.resolve("log"), "all is well")).refusal())
                .isEmpty();
        assertThat(new ServerLog(folder.resolve("none")).refusal()).isEmpty();
    }
}
