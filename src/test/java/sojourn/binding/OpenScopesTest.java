package sojourn.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sojourn.session.Owner;
import sojourn.session.SessionId;

class OpenScopesTest {

    private final OpenScopes open = new OpenScopes();
    private final SessionId session = SessionId.next();

    @Test
    void a_session_is_looked_at_as_soon_as_it_is_used() {
        open.use(session, 1_000);

        assertThat(open.due(1_000)).containsExactly(session);
    }

    @Test
    void a_look_waits_as_long_as_it_was_told_and_not_longer() {
        open.use(session, 1_000);
        open.lookAgain(session, 1_000, Duration.ofNanos(500));

        assertThat(open.due(1_499)).isEmpty();
        assertThat(open.due(1_500)).containsExactly(session);
    }

    @Test
    void a_clock_that_passes_its_largest_number_goes_on() {
        open.use(session, Long.MAX_VALUE);
        open.lookAgain(session, Long.MAX_VALUE, Duration.ofNanos(10));

        assertThat(open.due(Long.MAX_VALUE)).isEmpty();
        assertThat(open.due(Long.MIN_VALUE + 9)).containsExactly(session);
    }

    @Test
    void a_session_is_forgotten_with_the_last_who_uses_it() {
        open.use(session, 0);
        open.use(session, 0);

        open.release(session);
        assertThat(open.sessions()).isEqualTo(1);
        open.release(session);
        assertThat(open.sessions()).isZero();
        open.lookAgain(session, 0, Duration.ZERO);
        open.release(session);
        assertThat(open.due(1)).isEmpty();
    }

    @Test
    void a_transient_session_that_others_use_is_left_to_the_last_of_them() {
        Owner ann = new Owner.User("ann");
        open.use(session, 0);
        open.use(session, 0);

        assertThat(open.leaveToOthers(session, ann, 1)).isTrue();
        assertThat(open.release(session)).isEmpty();
        assertThat(open.release(session)).contains(ann);
    }

    @Test
    void a_transient_session_that_nobody_else_uses_is_not_left_to_anybody() {
        Owner ann = new Owner.User("ann");
        assertThat(open.leaveToOthers(session, ann, 0)).isFalse();
        open.use(session, 0);

        assertThat(open.leaveToOthers(session, ann, 1)).isFalse();
        assertThat(open.release(session)).isEmpty();
    }
}
