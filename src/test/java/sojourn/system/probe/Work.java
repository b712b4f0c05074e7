package sojourn.system.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import sojourn.binding.CurrentScope;
import sojourn.binding.CurrentSession;
import sojourn.binding.WorkScope;
import sojourn.session.SessionSnapshot;

/** Pieces of work that a request or a task may do, and what it sees while it does them. */
@ApplicationScoped
public class Work {

    private final CurrentScope scope;
    private final CurrentSession session;
    private final PerTask perTask;
    private final Gates gates;
    private final Notes notes;
    private final Store store;

    @Inject
    Work(CurrentScope scope, CurrentSession session, PerTask perTask, Gates gates, Notes notes, Store store) {
        this.scope = scope;
        this.session = session;
        this.perTask = perTask;
        this.gates = gates;
        this.notes = notes;
        this.store = store;
    }

    /**
     * Does steps one after another, and notes under the key what came of each: {@code note}, {@code find}, {@code store},
     * {@code order}, {@code fail}, and anything else is the name of a gate to pass.
     */
    public String run(String key, List<String> steps) {
        for (String step : steps) {
            try {
                step(key, step);
            } catch (RuntimeException e) {
                notes.add(key, step + " failed: " + e.getClass().getSimpleName());
                throw e;
            }
        }
        return key;
    }

    private void step(String key, String step) {
        switch (step) {
            case "note" -> notes.add(key, seen().toString());
            case "find" -> notes.add(key, session.find().map(this::shown).orElse("no session"));
            case "store" -> notes.add(key, "stored in " + store.message("by " + key));
            case "order" -> notes.add(key, "ordered in " + store.orderAnd(() -> {}));
            case "fail" -> throw new IllegalStateException("the work of " + key + " breaks");
            default -> gates.pass(step);
        }
    }

    private String shown(SessionSnapshot found) {
        return found.id() + " " + found.status();
    }

    /** What the calling thread works in. */
    public JsonObject seen() {
        JsonObjectBuilder seen =
                Json.createObjectBuilder().add("thread", Thread.currentThread().getName());
        scope.find().ifPresent(one -> add(seen, one));
        try {
            seen.add("perTask", perTask.number());
        } catch (ContextNotActiveException e) {
            seen.add("perTask", 0);
        }
        return seen.build();
    }

    private static void add(JsonObjectBuilder seen, WorkScope scope) {
        seen.add("scope", scope.id().toString());
        seen.add("trace", scope.traceId());
        seen.add("owner", scope.owner().toString());
        scope.parent().ifPresent(parent -> seen.add("parent", parent.toString()));
        scope.session().ifPresent(session -> seen.add("session", session.toString()));
        scope.caller().ifPresent(caller -> seen.add("caller", caller.id()));
    }
}
