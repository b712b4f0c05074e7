package sojourn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeMessagesTest {

    private static final NodeId NODE = new NodeId(7);

    @Test
    void a_message_is_read_as_it_was_written() {
        for (NodeMessage message : List.of(
                NodeMessage.arrival(NODE),
                NodeMessage.departure(NODE),
                NodeMessage.changing(NODE, "c", List.of("session 1", "session 2")),
                NodeMessage.changed(NODE, "c", List.of("session 1")),
                NodeMessage.renewed(NODE, Map.of("session 1", "1 2 3")))) {
            assertThat(NodeMessages.read(NodeMessages.write(message))).isEqualTo(message);
        }
    }

    @Test
    void a_field_of_a_newer_version_is_passed_over() {
        ByteArrayOutputStream newer = new ByteArrayOutputStream();
        newer.writeBytes(NodeMessages.write(NodeMessage.changing(NODE, "c", List.of("session 1"))));
        // Field 12, of bytes.
        newer.write(12 << 3 | 2);
        byte[] text = "of tomorrow".getBytes(StandardCharsets.UTF_8);
        newer.write(text.length);
        newer.writeBytes(text);

        assertThat(NodeMessages.read(newer.toByteArray()))
                .isEqualTo(NodeMessage.changing(NODE, "c", List.of("session 1")));
    }

    @Test
    void a_message_of_an_older_version_lacks_a_field_and_is_read() {
        // Kind 1 of node 7, and nothing else.
        byte[] older = {1 << 3, 1, 2 << 3, 7};

        assertThat(NodeMessages.read(older)).isEqualTo(NodeMessage.arrival(NODE));
    }

    @Test
    void what_is_no_message_is_refused() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> NodeMessages.read(new byte[] {(byte) 0xff, (byte) 0xff, 1, 2, 3}));
    }
}
