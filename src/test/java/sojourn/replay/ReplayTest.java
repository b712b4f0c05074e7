package sojourn.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole program, with the project's own dialogues, against the API in memory. */
class ReplayTest {
    @TempDir
    Path home = Path.of("");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final FakeSessionsApi api = startedApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void passes_against_a_server_that_keeps_everything() {
        assertThat(play()).as(printed()).isTrue();

        assertThat(lastLine()).endsWith("passed: what the server has equals the file.");
        assertThat(printed()).contains("Mismatches: 0", "Errors: 0", "append message", "server unknown");
        assertThat(api.kept).hasSameSizeAs(DialogueFile.own());
        assertThat(api.kept.stream().flatMap(session -> session.orders.stream()))
                .hasSize(6);
        assertThat(printed()).contains("make order", "list orders");
    }

    @Test
    void passes_again_and_again_on_the_same_server() {
        assertThat(play()).isTrue();
        assertThat(play()).as(printed()).isTrue();
    }

    @Test
    void a_new_process_verifies_the_last_run() {
        play();

        assertThat(verify()).as(printed()).isTrue();
    }

    @Test
    void a_run_can_be_verified_by_name_after_another_one() {
        play();
        String run = ReplayRun.last(home).id();
        play();

        assertThat(replay(Map.of("verify-only", "", "run", run))).as(printed()).isTrue();
        assertThat(printed()).contains("Run " + run + " passed");
    }

    @Test
    void one_user_with_a_token_plays_beside_sessions_of_others_and_other_runs() {
        api.kept.add(new FakeSessionsApi.Kept("ann", Map.of()));
        assertThat(replay(Map.of("token", "ann"))).as(printed()).isTrue();
        assertThat(replay(Map.of("token", "ann"))).as(printed()).isTrue();
        assertThat(replay(Map.of("token", "ann", "verify-only", "true")))
                .as(printed())
                .isTrue();

        assertThat(api.kept).allMatch(session -> session.owner.equals("ann"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_planted_fault_is_found_and_named(Fault fault) {
        play();
        List<FakeSessionsApi.Kept> kept = api.kept;
        fault.spoil(api.of(fault.dialogue()), kept);

        assertThat(verify()).as(printed()).isFalse();
        assertThat(printed()).contains("Mismatches: 1").containsPattern("(?m)^  " + fault.report());
        assertThat(lastLine()).contains("failed: 1 mismatches");
    }

    @Test
    void a_request_that_was_cut_off_is_sent_again_and_done_once() {
        api.answerNext("POST sessions", 503, 0);
        api.answerNext("POST messages", 0, 503);
        api.answerNext("PUT context", 503, 0);
        api.answerNext("POST orders", 503, 0);
        api.answerNext("POST end", 503, 0, -404, -500);
        api.answerNext("GET orders", 503, 0);
        api.answerNext("GET messages", 503, 0);

        assertThat(play()).as(printed()).isTrue();
        assertThat(api.answeredAsPlanted()).isTrue();
    }

    @Test
    void a_dialogue_is_given_up_where_sending_again_does_not_help() {
        api.answerNext("POST sessions", 500);
        api.answerNext("POST messages", 410);

        assertThat(play()).isFalse();
        assertThat(printed())
                .contains("2 dialogues were given up", "Errors: 2", "create session: answered 500 (as planted)")
                .contains("append message: answered 410 (as planted)", ": no session");
    }

    @Test
    void does_not_start_without_a_server_that_serves_the_user() {
        api.answerNext("GET sessions", 401);

        assertThatThrownBy(this::play).isInstanceOf(ReplayFailure.class).hasMessageContaining("answered 401");
        assertThat(api.kept).isEmpty();
    }

    @Test
    void says_in_one_sentence_that_there_is_no_server() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThatThrownBy(() -> replay(Map.of("base", "http://127.0.0.1:" + free)))
                .isInstanceOf(ReplayFailure.class)
                .hasMessageContaining("Connect to http://127.0.0.1:" + free);
    }

    @Test
    void cannot_verify_what_was_never_played() {
        assertThatThrownBy(this::verify)
                .isInstanceOf(ReplayFailure.class)
                .hasMessageContaining("No replay was played from this checkout");
    }

    private boolean play() {
        return replay(Map.of());
    }

    private boolean verify() {
        return replay(Map.of("verify-only", ""));
    }

    private boolean replay(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(Map.of("base", api.base().toString(), "concurrency", "4"));
        all.putAll(options);
        all.put("sojourn.home", home.toString());
        Properties properties = new Properties();
        properties.putAll(all);
        output.reset();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new Replay(
                        ReplaySettings.from(properties), DialogueFile.own(), Optional.empty(), out, Progress.lines(out))
                .run(UnaryOperator.identity());
    }

    private String printed() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private String lastLine() {
        String[] lines = printed().strip().split("\n", -1);
        return lines[lines.length - 1];
    }

    private static FakeSessionsApi startedApi() {
        try {
            return new FakeSessionsApi();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
