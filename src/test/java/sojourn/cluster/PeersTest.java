package sojourn.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PeersTest {

    private static final NodeId SELF = new NodeId(1);
    private static final NodeId OTHER = new NodeId(2);
    private static final Optional<Place> PLACE = Optional.of(new Place("member", "127.0.0.1:7800"));

    private final Peers peers = new Peers();

    @Test
    void an_arrival_is_confirmed_at_once_if_nothing_goes_on() {
        assertThat(arrive(0)).isCompleted();
        assertThat(peers.nodes()).containsExactly(OTHER);
    }

    @Test
    void an_arrival_is_confirmed_when_the_changes_are_over_that_do_not_know_of_it() {
        Change before = new Change(SELF, "before");
        peers.begin(before);

        CompletableFuture<Void> confirmed = arrive(0);
        Change behind = new Change(SELF, "behind");
        peers.begin(behind);

        assertThat(confirmed).isNotDone();
        assertThat(peers.toTell()).extracting(Peers.Peer::node).containsExactly(OTHER);
        peers.end(before);
        assertThat(confirmed).isCompleted();
    }

    @Test
    void who_was_evicted_and_has_arrived_anew_since_is_told_again() {
        arrive(0);
        Peers.Peer evicted = peers.toTell().get(0);
        arrive(1);

        peers.depart(evicted);

        assertThat(peers.nodes()).containsExactly(OTHER);
        peers.depart(peers.toTell().get(0));
        assertThat(peers.nodes()).isEmpty();
    }

    @Test
    void who_arrived_after_the_rows_were_read_is_not_forgotten() {
        arrive(10);

        peers.retain(List.of(), 10);
        assertThat(peers.nodes()).containsExactly(OTHER);
        peers.retain(List.of(OTHER), 11);
        assertThat(peers.nodes()).containsExactly(OTHER);
        peers.retain(List.of(), 11);

        assertThat(peers.nodes()).isEmpty();
    }

    @Test
    void they_are_told_in_the_order_of_their_ids() {
        peers.arrive(new NodeId(12), PLACE, 0);
        peers.arrive(new NodeId(3), PLACE, 0);

        assertThat(peers.toTell()).extracting(peer -> peer.node().value()).containsExactly(3L, 12L);
    }

    private CompletableFuture<Void> arrive(long now) {
        return peers.arrive(OTHER, PLACE, now).toCompletableFuture();
    }
}
