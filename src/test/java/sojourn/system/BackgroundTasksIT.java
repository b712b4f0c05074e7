package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sojourn.local.PayaraMicro;
import sojourn.system.probe.FailingParts;
import sojourn.system.probe.PerTask;

/** Tasks in the background work in sessions, keep them alive, and end what nobody else uses. */
@ExtendWith(ExtendedNodes.class)
class BackgroundTasksIT {

    private static final int THREADS = 4;

    @Test
    void a_task_shares_its_requests_transient_session_and_the_last_of_them_ends_it() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String gate = Probe.gate();

        Answer answer = probe.post("/probe/tasks", "first=order", "do=store", "do=" + gate, "do=store");

        String session = answer.header("X-Session-Id");
        probe.awaitNotes(1, line -> line.equals("stored in " + session));
        assertThat(Probe.row(session)).isEqualTo("ACTIVE DRAFT");
        probe.open(gate);
        Probe.awaitRow(session, "ENDED transient SUBMITTED");
        assertThat(probe.awaitOver(1))
                .containsExactly("ordered in " + session, "stored in " + session, "stored in " + session, "over");
        assertThat(Probe.sessionsOf(probe.user())).isOne();
    }

    @Test
    void a_task_that_stores_first_makes_the_session_of_its_request() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String gate = Probe.gate();

        Answer answer = probe.post("/probe/tasks", "do=" + gate, "do=order");

        assertThat(answer.header("X-Session-Id")).isEmpty();
        assertThat(Probe.sessionsOf(probe.user())).isZero();
        probe.open(gate);
        Probe.awaitRow(probe.session(), "ENDED transient SUBMITTED");
    }

    @Test
    void administrators_see_who_works_in_a_session_on_the_node_that_answers() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String session = probe.api().open();
        String scopes = "/admin/sessions/" + session + "/scopes";
        String gate = Probe.gate();
        probe.post("/probe/tasks", "how=in", "session=" + session, "do=store", "do=" + gate);
        probe.session();

        JsonObject seen = ExtendedNodes.admin(ExtendedNodes.a()).get(scopes).json();

        assertThat(seen.getInt("scopes")).isOne();
        assertThat(seen.getJsonArray("tasks").getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.getString("name")).isEqualTo(probe.key());
                    assertThat(task.getBoolean("running")).isTrue();
                });
        JsonObject elsewhere =
                ExtendedNodes.admin(ExtendedNodes.b()).get(scopes).json();
        assertThat(elsewhere.getInt("scopes")).isZero();
        assertThat(elsewhere.getInt("node")).isNotEqualTo(seen.getInt("node"));

        probe.open(gate);
        probe.awaitOver(1);
        Eventually.get(
                () -> ExtendedNodes.admin(ExtendedNodes.a()).get(scopes).json(),
                now -> now.getInt("scopes") == 0 && now.getJsonArray("tasks").isEmpty());
    }

    @Test
    void a_task_keeps_the_session_alive_that_it_was_given() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String session = probe.api().open("{\"duration\":\"PT2S\"}");
        String gate = Probe.gate();
        probe.post("/probe/tasks", "how=in", "session=" + session, "do=store", "do=" + gate, "do=store");
        probe.session();
        String opened = ExtendedNodes.text(
                "select created_at + interval '5 seconds' from session where id = '" + session + "'");

        Eventually.get(
                () -> ExtendedNodes.text("select clock_timestamp() > timestamptz '" + opened + "'"), "t"::equals);
        assertThat(ExtendedNodes.admin(ExtendedNodes.b())
                        .post("/admin/cleanup", null)
                        .status())
                .isEqualTo(200);
        assertThat(Probe.row(session)).isEqualTo("ACTIVE");
        probe.open(gate);
        assertThat(probe.awaitOver(1)).containsExactly("stored in " + session, "stored in " + session, "over");

        // Nobody reads it any more: a read would touch it.
        Probe.awaitRow(session, "EXPIRED timeout");
    }

    @Test
    void a_task_whose_given_session_has_ended_gets_a_fresh_one_of_the_same_owner() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String session = probe.api().open();
        probe.api().post("/sessions/" + session + "/end", null);

        probe.post("/probe/tasks", "how=in", "session=" + session, "do=order", "do=note");

        assertThat(probe.session()).isNotEqualTo(session);
        Probe.awaitRow(probe.session(), "ENDED transient SUBMITTED");
        assertThat(Probe.row(session)).isEqualTo("ENDED client");
        assertThat(Probe.seen(probe.awaitOver(1).get(1)).getString("owner")).contains(probe.user());
    }

    @Test
    void a_task_that_outlives_its_session_is_told_so_and_never_unends_it() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String session = probe.api().open();
        String gate = Probe.gate();
        probe.in(session).post("/probe/tasks", "do=store", "do=" + gate, "do=find", "do=store");
        probe.session();
        probe.api().post("/sessions/" + session + "/end", null);
        probe.open(gate);

        assertThat(probe.awaitOver(1))
                .containsExactly(
                        "stored in " + session, session + " ENDED", "store failed: SessionEnded", "over: SessionEnded");
        assertThat(Probe.row(session)).isEqualTo("ENDED client");
        assertThat(Probe.sessionsOf(probe.user())).isOne();
    }

    @Test
    void the_end_of_a_task_ends_no_session_that_others_use() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String gate = Probe.gate();
        String slow = probe.post("/probe/tasks", "first=order", "count=1", "do=" + gate, "then=find")
                .header("X-Session-Id");
        String owned = probe.api().open();

        probe.in(owned).post("/probe/tasks", "do=store");
        probe.fresh().in(owned).post("/probe/tasks", "do=store");
        probe.awaitOver(1);

        assertThat(Probe.row(owned)).isEqualTo("ACTIVE");
        assertThat(Probe.row(slow)).isEqualTo("ACTIVE DRAFT");
        probe.open(gate);
        Probe.awaitRow(slow, "ENDED transient SUBMITTED");
        assertThat(Probe.row(owned)).isEqualTo("ACTIVE");
    }

    @Test
    void a_failing_task_ends_its_session_and_is_logged_and_counted() throws Exception {
        Probe probe = Probe.onA(ExtendedNodes.user());
        double before = Probe.metric(ExtendedNodes.a(), "background_failed");

        probe.post("/probe/tasks", "how=alone", "do=order", "do=fail");

        assertThat(probe.awaitOver(1)).contains("over: IllegalStateException");
        Probe.awaitRow(probe.session(), "ENDED transient SUBMITTED");
        assertThat(Probe.metric(ExtendedNodes.a(), "background_failed")).isGreaterThan(before);
        assertThat(Files.readString(ExtendedNodes.a().log())).contains("The task \\\"" + probe.key() + "\\\" failed");
    }

    @Test
    void a_task_whose_sessions_end_fails_fails_and_the_end_is_tried_again() {
        Probe probe = Probe.onA(FailingParts.RECOVERING + UUID.randomUUID());

        probe.post("/probe/tasks", "how=alone", "do=order");

        assertThat(probe.awaitOver(1)).contains("over: EndFailed");
        ExtendedNodes.admin(ExtendedNodes.a()).post("/admin/cleanup", null);
        Eventually.get(() -> Probe.row(probe.session()), row -> row.endsWith("SUBMITTED"));
    }

    @Test
    void a_full_queue_refuses_and_nothing_is_half_done_and_it_accepts_again() {
        Probe probe = Probe.onB(ExtendedNodes.user());
        String gate = Probe.gate();
        probe.post("/probe/tasks", "how=alone", "count=" + THREADS, "do=store", "do=" + gate);
        probe.awaitNotes(THREADS, line -> line.startsWith("stored"));
        probe.post("/probe/tasks", "how=alone", "count=" + ExtendedNodes.CAPACITY_OF_B, "do=" + gate);
        assertThat(Probe.metric(ExtendedNodes.b(), "background_queue_length")).isEqualTo(ExtendedNodes.CAPACITY_OF_B);
        Probe late = Probe.onB(ExtendedNodes.user());

        Answer refused = late.post("/probe/transaction", "do=store");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("type")).endsWith("tasks-full");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(Probe.sessionsOf(late.user())).isZero();
        assertThat(late.notes()).isEmpty();
        assertThat(Probe.metric(ExtendedNodes.b(), "background_refused")).isPositive();
        probe.open(gate);
        probe.awaitOver(THREADS + ExtendedNodes.CAPACITY_OF_B);
        assertThat(late.post("/probe/transaction", "do=store").status()).isEqualTo(200);
        assertThat(late.awaitOver(1)).contains("over");
    }

    @Test
    void a_task_of_a_transaction_that_is_rolled_back_never_runs() {
        Probe probe = Probe.onB(ExtendedNodes.user());

        Answer answer = probe.post("/probe/transaction", "do=note", "count=2", "fails=true");

        assertThat(answer.status()).isEqualTo(418);
        assertThat(probe.awaitOver(2)).containsExactly("over: TaskDropped", "over: TaskDropped");
        assertThat(Probe.metric(ExtendedNodes.b(), "background_queue_length")).isZero();
        assertThat(Probe.sessionsOf(probe.user())).isZero();
    }

    @Test
    void a_task_of_a_transaction_finds_what_it_has_committed() {
        Probe probe = Probe.onA(ExtendedNodes.user());

        String session = probe.post("/probe/transaction", "do=find", "do=store").header("X-Session-Id");

        assertThat(probe.awaitOver(1)).containsExactly(session + " ACTIVE", "stored in " + session, "over");
    }

    @Test
    void items_in_parallel_have_scopes_of_their_own_and_no_more_than_so_many_run_at_once() {
        Probe probe = Probe.onA(ExtendedNodes.user());

        Answer answer = probe.post("/probe/parallel", "items=12", "most=3", "meet=3");

        List<JsonObject> items = probe.notes().stream()
                .filter(line -> line.startsWith("item"))
                .map(Probe::seen)
                .toList();
        assertThat(items)
                .hasSize(12)
                .allSatisfy(item -> assertThat(item.getString("parent")).isEqualTo(answer.text("scope")));
        assertThat(items).extracting(item -> item.getString("scope")).doesNotHaveDuplicates();
        assertThat(probe.notes()).contains("all done", "at most 3");
    }

    @Test
    void the_first_failure_of_items_stops_the_rest_and_is_thrown() {
        Probe probe = Probe.onA(ExtendedNodes.user());

        probe.post("/probe/parallel", "items=1000", "most=2", "failing=3");

        assertThat(probe.notes()).contains("thrown: item 3 breaks").doesNotContain("all done");
        // the other thread goes on until it sees the failure; how far it gets is the scheduler's affair
        assertThat(probe.notes().stream().filter(line -> line.startsWith("item")))
                .hasSizeLessThan(500);
    }

    @Test
    void items_in_parallel_are_done_also_when_tasks_have_taken_all_threads() {
        Probe probe = Probe.onA(ExtendedNodes.user());

        probe.post("/probe/parallel", "items=10", "most=4", "tasks=" + THREADS);

        List<String> notes = probe.awaitOver(THREADS);
        assertThat(notes).filteredOn("all run"::equals).hasSize(THREADS);
        assertThat(notes).filteredOn("all done"::equals).hasSize(THREADS);
        assertThat(notes).filteredOn("over"::equals).hasSize(THREADS);
    }

    @Test
    void tasks_of_a_purpose_share_one_session_on_all_nodes_and_other_purposes_have_others() throws Exception {
        String purpose = "purpose-" + UUID.randomUUID();
        Probe a = Probe.onA(ExtendedNodes.user());
        Probe b = Probe.onB(ExtendedNodes.user());
        List<Callable<String>> calls = IntStream.range(0, 32)
                .mapToObj(number -> (Callable<String>) () -> (number % 2 == 0 ? a : b)
                        .post("/probe/purposes/" + purpose)
                        .text("session"))
                .toList();

        Set<String> shared = Set.copyOf(Parallel.run(calls));

        assertThat(shared).hasSize(1);
        String session = shared.iterator().next();
        assertThat(a.post("/probe/purposes/" + purpose + "-other").text("session"))
                .isNotEqualTo(session);
        a.post("/probe/purposes/" + purpose + "/tasks", "do=store");
        b.post("/probe/purposes/" + purpose + "/tasks", "do=store");
        assertThat(a.awaitOver(1)).containsExactly("stored in " + session, "over");
        assertThat(b.awaitOver(1)).containsExactly("stored in " + session, "over");
        assertThat(Probe.row(session)).isEqualTo("ACTIVE");
    }

    @Test
    void a_session_of_a_purpose_cannot_be_reached_and_an_expired_one_is_replaced() {
        String purpose = "purpose-" + UUID.randomUUID();
        Probe probe = Probe.onA(ExtendedNodes.user());
        String session = probe.post("/probe/purposes/" + purpose).text("session");

        assertThat(probe.api().get("/sessions/" + session).status()).isEqualTo(404);
        assertThat(probe.in(session).post("/probe/work", "do=find").status()).isEqualTo(404);
        assertThat(ExtendedNodes.text("select count(*) from session where id = '" + session + "' and owner_name like '%"
                        + purpose + "%'"))
                .isEqualTo("1");
        ExtendedNodes.execute(
                "update session_activity set expires_at = clock_timestamp() where session_id = '" + session + "'");

        assertThat(probe.post("/probe/purposes/" + purpose).text("session")).isNotEqualTo(session);
    }

    @Test
    void each_task_has_a_request_context_of_its_own_which_is_destroyed_with_it() {
        Probe probe = Probe.onA(ExtendedNodes.user());

        probe.post("/probe/tasks", "count=20", "do=note", "do=note");

        List<JsonObject> seen = probe.awaitOver(20).stream()
                .filter(line -> line.startsWith("{"))
                .map(Probe::seen)
                .toList();
        Set<Integer> beans = seen.stream().map(one -> one.getInt("perTask")).collect(Collectors.toSet());
        assertThat(seen).hasSize(40);
        assertThat(beans).hasSize(20).doesNotContain(0);
        assertThat(seen.stream().map(one -> one.getString("scope") + one.getInt("perTask")))
                .as("each bean is seen in one scope only")
                .satisfies(pairs -> assertThat(Set.copyOf(pairs)).hasSize(20));
        Probe destroyed = new Probe(probe.api(), probe.user(), PerTask.DESTROYED);
        Eventually.get(
                destroyed::notes,
                numbers -> numbers.containsAll(
                        beans.stream().map(number -> Integer.toString(number)).toList()));
    }

    @Test
    void scope_caller_and_trace_travel_with_a_task() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String trace = UUID.randomUUID().toString().replace("-", "");
        Probe traced = new Probe(
                probe.api().with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"), probe.user(), probe.key());

        Answer request = traced.post("/probe/tasks", "do=note");

        JsonObject task = Probe.seen(probe.awaitOver(1).get(0));
        assertThat(task.getString("trace")).isEqualTo(trace);
        assertThat(task.getString("caller")).isEqualTo(probe.user());
        assertThat(task.getString("parent")).isEqualTo(request.text("scope"));
        assertThat(task.getString("scope")).isNotEqualTo(request.text("scope"));
    }

    @Test
    void work_that_is_handed_to_the_executor_itself_is_done_in_the_scope_and_leaves_nothing_on_the_thread() {
        Probe probe = Probe.onA(ExtendedNodes.user());

        Answer request = probe.post("/probe/executor", "first=order", "do=note", "do=store", "wait=true");

        JsonObject seen = Probe.seen(probe.awaitOver(1).get(1));
        assertThat(seen.getString("scope")).isEqualTo(request.text("scope"));
        assertThat(seen.getString("session")).isEqualTo(request.header("X-Session-Id"));
        assertThat(seen.getInt("perTask")).isPositive();
        assertThat(outside()).contains("perTask").doesNotContain("scope").doesNotContain("caller");
        Probe.awaitRow(request.header("X-Session-Id"), "ENDED transient SUBMITTED");
    }

    @Test
    void work_on_the_executor_that_outlives_its_request_keeps_the_session_until_it_is_done() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String gate = Probe.gate();

        String begun = Probe.gate();

        String session = probe.post(
                        "/probe/executor", "first=order", "do=open:" + begun, "do=" + gate, "do=store", "then=" + begun)
                .header("X-Session-Id");

        assertThat(Probe.row(session)).isEqualTo("ACTIVE DRAFT");
        probe.open(gate);
        Probe.awaitRow(session, "ENDED transient SUBMITTED");
    }

    @Test
    void work_on_the_executor_that_begins_when_its_request_is_over_has_a_session_of_its_own() {
        Probe busy = Probe.onA(ExtendedNodes.user());
        Probe probe = Probe.onA(ExtendedNodes.user());
        String gate = Probe.gate();
        busy.post("/probe/tasks", "how=alone", "count=" + THREADS, "do=store", "do=" + gate);
        busy.awaitNotes(THREADS, line -> line.startsWith("stored"));

        String session =
                probe.post("/probe/executor", "first=order", "do=order").header("X-Session-Id");

        assertThat(Probe.row(session)).isEqualTo("ENDED transient SUBMITTED");
        busy.open(gate);
        List<String> orders = probe.awaitNotes(2, line -> line.startsWith("ordered in "));
        assertThat(orders.get(0)).endsWith(session);
        assertThat(orders.get(1)).doesNotContain(session);
        Probe.awaitRow(orders.get(1).replaceFirst("ordered in ", ""), "ENDED transient SUBMITTED");
    }

    @Test
    void a_task_that_no_request_started_has_a_session_that_nobody_can_reach() {
        Probe probe = Probe.onA(ExtendedNodes.user());
        URI address = ExtendedNodes.a().base().resolve("/outside?do=order&key=" + probe.key());

        assertThat(new SessionsApi(ExtendedNodes.a().base(), null)
                        .postTo(address)
                        .status())
                .isEqualTo(200);

        assertThat(probe.awaitOver(1)).contains("over");
        Probe.awaitRow(probe.session(), "ENDED transient SUBMITTED");
        assertThat(probe.api().get("/sessions/" + probe.session()).status()).isEqualTo(404);
    }

    private static String outside() {
        PayaraMicro node = ExtendedNodes.a();
        return new SessionsApi(node.base(), null)
                .at(node.base().resolve("/outside"))
                .response()
                .body();
    }
}
