package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sojourn.local.PayaraMicro;

/** What becomes of tasks when their server stops. Its name comes late, because it takes a node from the other classes. */
@ExtendWith(ExtendedNodes.class)
class TaskShutdownIT {

    /** As many tasks run at once on a node. */
    private static final int THREADS = 4;

    @Test
    void a_server_that_stops_gives_running_tasks_their_grace_and_reports_what_it_leaves() throws Exception {
        PayaraMicro server = ExtendedNodes.b();
        Probe running = Probe.onB(ExtendedNodes.user());
        Probe waiting = Probe.onB(ExtendedNodes.user());
        running.post("/probe/tasks", "how=alone", "count=" + THREADS, "do=store", "do=" + Probe.gate());
        running.awaitNotes(THREADS, line -> line.startsWith("stored"));
        waiting.post("/probe/tasks", "how=alone", "count=2", "do=store");

        server.close();

        assertThat(Files.readString(server.log()))
                .contains("The task \"" + running.key() + "\" still runs after " + ExtendedNodes.GRACE_OF_B + " s")
                .contains("The task \"" + waiting.key() + "\" was not started");
    }
}
