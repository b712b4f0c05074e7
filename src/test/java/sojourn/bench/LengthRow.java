package sojourn.bench;

import java.util.List;
import java.util.Locale;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;

/**
 * Appending to conversations that are long already against appending to short ones.
 *
 * <p>There are half as many of each as connections, so that both meet as often on a conversation's lock.
 */
final class LengthRow {

    static final String NAME = "append-long";

    private static final int MANY = 100_000;
    private static final int FEW = 10;

    private final Target toLong;
    private final Target toShort;

    LengthRow(Arena arena) {
        Stock stock = arena.stock();
        int sessions = Math.max(1, arena.settings().connections() / 2);
        toLong = appending(arena, MANY, Supply.lasting(stock, arena.users(), sessions, MANY));
        toShort = appending(arena, FEW, Supply.changing(stock, arena.users(), sessions, FEW));
    }

    /** What the server is warmed up with; the long conversations are not made before they are measured. */
    Target warmUp() {
        return toShort;
    }

    Lineup lineup() {
        String title = "append a message to a conversation of " + count(MANY);
        return new Lineup(new Head(NAME, title, "/s", Bound.atLeast(0.9)), List.of(toLong, toShort));
    }

    private static Target appending(Arena arena, int messages, Supply supply) {
        return new ProductTarget(HttpRows.append(arena.stock(), supply), arena, count(messages));
    }

    private static String count(int messages) {
        return String.format(Locale.ROOT, "%,d messages", messages);
    }
}
