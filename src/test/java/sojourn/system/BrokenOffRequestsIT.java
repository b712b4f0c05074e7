package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever hangs up in the middle of a request is not the server's fault, and cannot fill its log with errors. */
@ExtendWith(GuardedServer.class)
class BrokenOffRequestsIT {

    private final OwnServer server = GuardedServer.get();

    @Test
    void a_body_that_breaks_off_is_told_to_those_who_look_for_a_fault_and_to_nobody_else() throws IOException {
        String trace = UUID.randomUUID().toString().replace("-", "");
        int logged = server.log().length();

        try (Socket client = new Socket("127.0.0.1", server.base().getPort())) {
            client.getOutputStream()
                    .write(("POST /api/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                    + "traceparent: 00-" + trace
                                    + "-00f067aa0ba902b7-01\r\nContent-Length: 50\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        String told = Eventually.get(() -> server.log().substring(logged), log -> log.contains(trace));
        assertThat(told).contains("broke off");
        assertThat(new ServerLog(told).troubles(List.of()))
                .filteredOn(record -> record.contains("[sojourn."))
                .isEmpty();
    }
}
