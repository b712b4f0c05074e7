package sojourn.replay;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays dialogues against the API, each as a session of its own.
 *
 * <p>A worker plays one dialogue at a time, always as the same user. A dialogue is given up at its first failed request:
 * sending on would hide what was lost. What the player learns is not used by the verification.
 */
final class Player {
    private final ApiConnection api;
    private final List<ReplayUser> users;
    private final String run;
    private final AtomicInteger givenUp = new AtomicInteger();

    Player(ApiConnection api, List<ReplayUser> users, String run) {
        this.api = api;
        this.users = users;
        this.run = run;
    }

    void play(List<Dialogue> dialogues, Workers workers, Progress progress) {
        workers.each(dialogues, (worker, dialogue) -> {
            try {
                play(dialogue, users.get(worker % users.size()));
            } catch (RequestFailed e) {
                givenUp.incrementAndGet();
            }
            progress.step();
        });
    }

    int givenUp() {
        return givenUp.get();
    }

    private void play(Dialogue dialogue, ReplayUser user) throws RequestFailed {
        Mark mark = new Mark(run, dialogue.id());
        byte[] created =
                api.send(RequestKind.CREATE, user, "/api/sessions", Json.write(Map.of("context", mark.asContext())));
        String session = "/api/sessions/" + id(created);
        int number = 0;
        for (Dialogue.Turn turn : dialogue.turns()) {
            number++;
            if (turn.state() != null) {
                byte[] context = Json.write(Map.of("context", turn.state()));
                api.send(RequestKind.CONTEXT, user, session + "/context", context);
            }
            byte[] message =
                    Json.write(Map.of("role", turn.role(), "content", turn.text(), "metadata", mark.onTurn(number)));
            api.send(RequestKind.APPEND, user, session + "/messages", message);
            for (Dialogue.Order order : dialogue.ordersBehind(number - 1)) {
                byte[] made = Json.write(Map.of("items", List.of(order.item())));
                api.send(RequestKind.ORDER, user, session + "/orders", made);
            }
        }
        api.send(RequestKind.END, user, session + "/end", null);
    }

    private static String id(byte[] session) throws RequestFailed {
        try {
            String id = Json.textField(session, "id");
            if (id != null) {
                return id;
            }
        } catch (IOException e) {
            throw new RequestFailed(RequestKind.CREATE, "the answer is not JSON");
        }
        throw new RequestFailed(RequestKind.CREATE, "the answer has no id");
    }
}
