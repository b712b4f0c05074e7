package sojourn.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private static final String KEY = "session 1";
    private static final List<String> KEYS = List.of(KEY);

    private final Guards guards = new Guards();
    private final List<String> removed = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    @Test
    void what_was_claimed_is_kept_once() {
        Guards.Claim claim = guards.claim(KEY).orElseThrow();

        keep(claim);
        keep(claim);

        assertThat(kept).containsExactly(KEY);
        assertThat(guards.count()).isZero();
    }

    @Test
    void readers_at_once_share_a_claim_and_the_first_of_them_keeps() {
        Guards.Claim one = guards.claim(KEY).orElseThrow();
        Guards.Claim other = guards.claim(KEY).orElseThrow();

        keep(one);
        keep(other);

        assertThat(kept).containsExactly(KEY);
    }

    @Test
    void a_change_removes_the_copy_and_ends_the_claim() {
        Guards.Claim claim = guards.claim(KEY).orElseThrow();

        begin("a", 0);
        keep(claim);

        assertThat(removed).containsExactly(KEY);
        assertThat(kept).isEmpty();
    }

    @Test
    void nothing_is_claimed_until_every_change_is_over() {
        begin("a", 0);
        begin("b", 0);

        guards.end("a", KEYS);
        assertThat(guards.claim(KEY)).isEmpty();
        guards.end("b", KEYS);

        assertThat(guards.claim(KEY)).isPresent();
    }

    @Test
    void a_claim_from_before_a_change_is_not_the_one_from_behind_it() {
        Guards.Claim before = guards.claim(KEY).orElseThrow();
        begin("a", 0);
        guards.end("a", KEYS);
        Guards.Claim behind = guards.claim(KEY).orElseThrow();

        keep(before);
        assertThat(kept).isEmpty();
        keep(behind);

        assertThat(kept).containsExactly(KEY);
    }

    @Test
    void the_end_of_a_change_that_is_not_there_ends_no_claim() {
        Guards.Claim claim = guards.claim(KEY).orElseThrow();

        guards.end("a", KEYS);
        keep(claim);

        assertThat(kept).containsExactly(KEY);
    }

    @Test
    void only_changes_that_are_old_are_to_be_settled() {
        begin("a", 10);
        begin("b", 20);

        assertThat(guards.changesBefore(KEY, 20)).containsExactly("a");
        assertThat(guards.changesBefore("session 2", 20)).isEmpty();
        guards.settle(KEY, Set.of("a"));
        assertThat(guards.claim(KEY)).isEmpty();
        guards.settle(KEY, Set.of("b"));

        assertThat(guards.claim(KEY)).isPresent();
    }

    @Test
    void claims_end_all_at_once_and_changes_stay() {
        Guards.Claim claim = guards.claim(KEY).orElseThrow();
        guards.begin("a", List.of("session 2"), 0, removed::add);

        guards.endClaims();
        keep(claim);

        assertThat(kept).isEmpty();
        assertThat(guards.claim("session 2")).isEmpty();
        assertThat(guards.claim(KEY)).isPresent();
    }

    private void begin(String change, long now) {
        guards.begin(change, KEYS, now, removed::add);
    }

    private void keep(Guards.Claim claim) {
        guards.redeem(claim, () -> kept.add(claim.key()));
    }
}
