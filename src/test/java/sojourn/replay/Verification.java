package sojourn.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Compares what the server has of a run with the file that was played.
 *
 * <p>It starts from the listings of the run's users and reads every session that stands there, so that it finds what was
 * stored, not what somebody remembers to have stored: each dialogue must have exactly one session, equal to it, with exactly
 * its orders, and there must be no other.
 */
final class Verification {
    private final StoredSessions stored;
    private final List<ReplayUser> users;
    private final String run;
    private final Workers workers;
    private final Mismatches mismatches = new Mismatches();
    private final Map<String, Queue<String>> sessionsByDialogue = new ConcurrentHashMap<>();

    Verification(ApiConnection api, List<ReplayUser> users, String run, Workers workers) {
        this.stored = new StoredSessions(api);
        this.users = users;
        this.run = run;
        this.workers = workers;
    }

    Mismatches compare(List<Dialogue> dialogues, Progress.Factory progress) {
        Map<String, Dialogue> byId = new LinkedHashMap<>();
        dialogues.forEach(dialogue -> byId.put(dialogue.id(), dialogue));

        List<Listed> listed = listed();
        Map<String, List<StoredOrder>> orders = orders(listed);
        try (Progress bar = progress.start("verifying", listed.size())) {
            workers.each(listed, (worker, session) -> {
                compare(session, byId, orders.getOrDefault(session.id(), List.of()));
                bar.step();
            });
        }
        for (String id : byId.keySet()) {
            Queue<String> sessions = sessionsByDialogue.get(id);
            if (sessions == null) {
                mismatches.add(id, "no session");
            } else if (sessions.size() > 1) {
                mismatches.add(id, sessions.size() + " sessions: " + String.join(", ", sessions));
            }
        }
        return mismatches;
    }

    private List<Listed> listed() {
        Map<String, ReplayUser> owners = new ConcurrentHashMap<>();
        workers.each(users, (worker, user) -> {
            try {
                for (String id : stored.idsOf(user)) {
                    ReplayUser other = owners.putIfAbsent(id, user);
                    if (other != null) {
                        mismatches.add("session " + id, "listed twice: of " + other.name() + ", of " + user.name());
                    }
                }
            } catch (RequestFailed e) {
                throw new ReplayFailure("The sessions of " + user.name() + " cannot be listed: " + e.reason() + ".", e);
            }
        });
        return owners.entrySet().stream()
                .map(entry -> new Listed(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The orders of all users by their sessions; one that no session has is reported where the user is the run's own. */
    private Map<String, List<StoredOrder>> orders(List<Listed> sessions) {
        Map<String, List<StoredOrder>> bySession = new ConcurrentHashMap<>();
        Map<String, ReplayUser> owners = new ConcurrentHashMap<>();
        Set<String> known = sessions.stream().map(Listed::id).collect(Collectors.toSet());
        workers.each(users, (worker, user) -> {
            try {
                for (StoredOrder order : stored.ordersOf(user)) {
                    ReplayUser other = owners.putIfAbsent(order.id(), user);
                    if (other != null) {
                        mismatches.add(
                                "order " + order.id(), "listed twice: of " + other.name() + ", of " + user.name());
                    } else if (known.contains(order.session())) {
                        bySession
                                .computeIfAbsent(order.session(), id -> new CopyOnWriteArrayList<>())
                                .add(order);
                    } else if (user.exclusive()) {
                        mismatches.add("order " + order.id(), "of " + user.name() + " belongs to no session");
                    }
                }
            } catch (RequestFailed e) {
                throw new ReplayFailure("The orders of " + user.name() + " cannot be listed: " + e.reason() + ".", e);
            }
        });
        return bySession;
    }

    private void compare(Listed session, Map<String, Dialogue> dialogues, List<StoredOrder> orders) {
        Transcript transcript;
        try {
            transcript = stored.read(session.owner(), session.id());
        } catch (RequestFailed e) {
            mismatches.add("session " + session.id(), "cannot be read: " + e.reason());
            return;
        }
        Mark mark = transcript.mark();
        if (mark == null || !mark.run().equals(run)) {
            if (session.owner().exclusive()) {
                mismatches.add(
                        "session " + session.id(), "of " + session.owner().name() + " belongs to no dialogue");
            }
            return;
        }
        Dialogue dialogue = dialogues.get(mark.dialogue());
        if (dialogue == null) {
            mismatches.add(mark.dialogue(), "is not in the file, but has session " + session.id());
            return;
        }
        sessionsByDialogue
                .computeIfAbsent(dialogue.id(), id -> new ConcurrentLinkedQueue<>())
                .add(session.id());
        List<String> differences = new ArrayList<>(transcript.differencesFrom(dialogue, run));
        differences.addAll(StoredOrder.differences(orders, dialogue));
        for (String difference : differences) {
            mismatches.add(dialogue.id(), "session " + session.id() + ": " + difference);
        }
    }

    private record Listed(String id, ReplayUser owner) {}
}
