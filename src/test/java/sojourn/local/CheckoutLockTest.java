package sojourn.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutLockTest {
    @Test
    void aSecondRunIsRefusedAndToldWhoRuns(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lock");
        try (CheckoutLock held = CheckoutLock.take(file)) {
            assertThatThrownBy(() -> CheckoutLock.take(file).close())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(
                            "as process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aLockFileThatNobodyHoldsKeepsNobodyAway(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("lock"), "12345");
        CheckoutLock.take(file).close();
        CheckoutLock.take(file).close();
    }
}
