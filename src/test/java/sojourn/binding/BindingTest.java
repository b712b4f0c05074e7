package sojourn.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sojourn.session.Owner;
import sojourn.session.SessionId;

class BindingTest {

    private final Binding binding = new Binding(new Owner.User("ann"), new Target.Newest());

    @Test
    void the_last_scope_that_leaves_knows_that_it_is_the_last() {
        binding.join();
        binding.join();

        assertThat(binding.leave()).isFalse();
        assertThat(binding.leave()).isTrue();
    }

    @Test
    void nobody_joins_behind_the_last() {
        binding.join();
        binding.leave();

        assertThat(binding.join()).isFalse();
        assertThat(binding.closeTo(1)).isFalse();
    }

    @Test
    void nobody_joins_those_to_whom_it_is_closed_until_it_is_open_again() {
        binding.join();
        binding.join();

        assertThat(binding.closeTo(1)).isFalse();
        assertThat(binding.closeTo(2)).isTrue();
        assertThat(binding.closeTo(2)).isTrue();
        assertThat(binding.join()).isFalse();

        binding.reopen();

        assertThat(binding.join()).isTrue();
    }

    @Test
    void the_last_to_whom_it_is_closed_knows_that_it_is_the_last() {
        binding.join();
        binding.join();
        binding.closeTo(2);

        assertThat(binding.leave()).isFalse();
        assertThat(binding.closeTo(1)).isTrue();
        assertThat(binding.leave()).isTrue();

        binding.reopen();

        assertThat(binding.join()).isFalse();
    }

    @Test
    void nobody_joins_a_transient_session_that_was_ended() {
        binding.join();
        binding.makingOwn();
        assertThat(binding.isOwnToEnd()).isTrue();

        binding.ended();

        assertThat(binding.isOwnToEnd()).isFalse();
        assertThat(binding.join()).isFalse();
    }

    @Test
    void exactly_one_of_many_scopes_is_the_last() {
        int scopes = 10_000;
        IntStream.range(0, scopes).forEach(each -> binding.join());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Boolean>> leaving = IntStream.range(0, scopes)
                    .mapToObj(each -> CompletableFuture.supplyAsync(binding::leave, threads))
                    .toList();

            assertThat(leaving.stream().filter(CompletableFuture::join)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_first_session_that_is_found_stays() {
        SessionId first = SessionId.next();

        assertThat(binding.pin(first)).isEqualTo(first);
        assertThat(binding.pin(SessionId.next())).isEqualTo(first);
        assertThat(binding.pinned()).contains(first);
    }

    @Test
    void a_session_is_kept_alive_once_until_the_last_scope_has_left() {
        SessionId session = SessionId.next();
        binding.join();

        assertThat(binding.keep(session)).isEmpty();
        assertThat(binding.keep(session)).as("is counted twice").contains(session);
        binding.leave();
        assertThat(binding.keptNoLonger()).contains(session);
        assertThat(binding.keptNoLonger()).isEmpty();
    }

    @Test
    void another_session_takes_the_place_of_the_one_that_was_kept_alive() {
        SessionId first = SessionId.next();
        SessionId second = SessionId.next();
        binding.join();
        binding.keep(first);

        assertThat(binding.keep(second)).contains(first);
        assertThat(binding.isKeeping(second)).isTrue();
        assertThat(binding.isKeeping(first)).isFalse();
    }

    @Test
    void nothing_is_kept_alive_when_the_last_scope_has_left() {
        SessionId session = SessionId.next();
        binding.join();
        binding.leave();

        assertThat(binding.keep(session)).contains(session);
        assertThat(binding.keptNoLonger()).isEmpty();
    }
}
