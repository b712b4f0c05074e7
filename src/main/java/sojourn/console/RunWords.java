package sojourn.console;

import org.jspecify.annotations.Nullable;
import sojourn.retention.PurgeReport;
import sojourn.retention.RetentionRun;
import sojourn.retention.SweepReport;

/** What a cleanup or a purge came to, in words. */
final class RunWords {

    private RunWords() {}

    static String of(RetentionRun run) {
        @Nullable SweepReport cleanup = run.cleanup();
        @Nullable PurgeReport purged = run.purge();
        if (cleanup != null) {
            return cleanup.found() + " found, " + cleanup.ended() + " ended, " + cleanup.failed() + " failed";
        }
        if (purged != null) {
            return purged.sessions() + " sessions and " + purged.events() + " events deleted";
        }
        return run.error() != null ? "broke off: " + run.error() : "not finished: it runs, or its node has died";
    }
}
