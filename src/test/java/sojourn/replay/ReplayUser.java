package sojourn.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Somebody who owns sessions of a replay.
 *
 * <p>A run has users of its own, named after it, so that what they own is exactly what the run stored. With a token given
 * from outside there is one user, who may own other sessions too.
 *
 * @param exclusive whether the user owns nothing but sessions of the run
 */
record ReplayUser(String name, String token, boolean exclusive) {
    /** Always the same number, so that a verification finds them without knowing how many dialogues went on at a time. */
    static final int COUNT = 16;

    /** How many dialogues a user has open at most; the server allows 10. */
    static final int OPEN_AT_A_TIME = 8;

    static List<ReplayUser> ofRun(String run, UnaryOperator<String> tokenOf) {
        List<ReplayUser> users = new ArrayList<>(COUNT);
        for (int number = 1; number <= COUNT; number++) {
            String name = "replay-%s-%02d".formatted(run, number);
            users.add(new ReplayUser(name, tokenOf.apply(name), true));
        }
        return List.copyOf(users);
    }

    static List<ReplayUser> bearing(String token) {
        return List.of(new ReplayUser("the owner of the given token", token, false));
    }
}
