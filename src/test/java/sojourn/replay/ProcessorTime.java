package sojourn.replay;

import java.time.Duration;
import java.util.Optional;

/** How much processor time the replay and the server have used; the server's is empty if it runs elsewhere. */
record ProcessorTime(Duration client, Optional<Duration> server) {
    static ProcessorTime now(Optional<ProcessHandle> server) {
        return new ProcessorTime(
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
                server.flatMap(process -> process.info().totalCpuDuration()));
    }

    ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(
                client.minus(earlier.client),
                server.flatMap(now -> earlier.server.map(now::minus)).filter(used -> !used.isNegative()));
    }

    ProcessorTime plus(ProcessorTime other) {
        return new ProcessorTime(client.plus(other.client), server.flatMap(one -> other.server.map(one::plus)));
    }

    @Override
    public String toString() {
        String used = "client " + seconds(client) + ", server ";
        if (server.isEmpty()) {
            return used + "unknown";
        }
        long both = client.plus(server.get()).toMillis();
        return used
                + seconds(server.get())
                + (both == 0 ? "" : ", client's share %d %%".formatted(Math.round(100.0 * client.toMillis() / both)));
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
