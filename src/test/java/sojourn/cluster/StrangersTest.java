package sojourn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sojourn.settings.GivenSettings;

/** Who does not have the cluster's key is not let in, and reads nothing: real networks on the loopback address. */
class StrangersTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER_KEY =
            Base64.getEncoder().encodeToString("another key, of as many bytes...".getBytes(StandardCharsets.UTF_8));
    private static final byte[] MESSAGE = "secret".getBytes(StandardCharsets.UTF_8);
    private static final String FIRST_PORT = "17850";

    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void leave() {
        nodes.forEach(node -> node.network().leave());
    }

    @Test
    void those_who_have_the_key_meet_and_hear_each_other() {
        Node one = join(KEY);
        Node other = join(KEY);

        assertThat(one.network().members())
                .isEqualTo(other.network().members())
                .containsExactlyInAnyOrder(one.member(), other.member());
        one.network().ask(other.member(), MESSAGE).toCompletableFuture().join();

        assertThat(other.heard()).containsExactly("secret of " + one.member());
    }

    @Test
    void who_has_another_key_or_none_stays_alone() {
        Node one = join(KEY);

        for (Node stranger : List.of(join(OTHER_KEY), join(null))) {
            assertThat(stranger.network().members()).containsExactly(stranger.member());
            assertThat(one.network().members()).containsExactly(one.member());
            stranger.network().tell(List.of(one.member()), MESSAGE);
            one.network().tell(List.of(stranger.member()), MESSAGE);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(
                            () -> stranger.network().ask(one.member(), MESSAGE).join())
                    .withCauseInstanceOf(Unconfirmed.class);
        }
        // What was sent before this has arrived, or never will.
        Node friend = join(KEY);
        friend.network().ask(one.member(), MESSAGE).toCompletableFuture().join();

        assertThat(one.heard()).containsExactly("secret of " + friend.member());
        assertThat(nodes.get(1).heard()).isEmpty();
        assertThat(nodes.get(2).heard()).isEmpty();
    }

    /** A node that looks for all that were there before. */
    private Node join(@Nullable String key) {
        List<String> given =
                new ArrayList<>(List.of("session.cluster.name", "strangers", "session.cluster.bind-port", FIRST_PORT));
        if (key != null) {
            given.addAll(List.of("session.cluster.key", key));
        }
        JGroupsNetwork network =
                new JGroupsNetwork(new ClusterSettings(GivenSettings.reader(given.toArray(String[]::new))));
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Optional<Place> place = network.join(nodes.stream().map(Node::endpoint).toList(), (sender, message) -> {
            heard.add(new String(message, StandardCharsets.UTF_8) + " of " + sender);
            return CompletableFuture.completedFuture(null);
        });
        Node node = new Node(
                network, place.orElseThrow().member(), place.orElseThrow().endpoint(), heard);
        nodes.add(node);
        return node;
    }

    private record Node(JGroupsNetwork network, String member, String endpoint, Queue<String> heard) {}
}
