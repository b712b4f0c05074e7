package sojourn.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;

/**
 * A row that asks the product over HTTP for one kind of work.
 *
 * <p>It is held against the empty WAR; if it writes, also against pgbench with the same transaction.
 *
 * @param supply where its sessions come from
 * @param script what pgbench runs, for a row that writes: SQL, in step with what the product does
 * @param text what the script stores
 * @param evidence of what its runs do beside answering
 */
record HttpRow(
        Head head, Request request, Supply supply, @Nullable String script, String text, Evidence evidence) {

    /** A row that only reads. */
    static HttpRow reading(
            String name, String title, double atLeast, Request request, Supply supply, Evidence evidence) {
        return new HttpRow(head(name, title, atLeast), request, supply, null, "", evidence);
    }

    /** A row that writes. */
    static HttpRow writing(
            String name,
            String title,
            double atLeast,
            Request request,
            Supply supply,
            String script,
            String text,
            Evidence evidence) {
        return new HttpRow(head(name, title, atLeast), request, supply, script, text, evidence);
    }

    String name() {
        return head.row();
    }

    /** This row with all that it is measured with: the product, the empty WAR, and the database if it writes. */
    Lineup lineup(Arena arena) {
        List<Target> targets = new ArrayList<>();
        targets.add(new ProductTarget(this, arena, Target.SOJOURN));
        targets.add(EmptyTarget.of(this, arena));
        if (script != null) {
            targets.add(new DatabaseTarget(this, arena, script));
        }
        return new Lineup(head, targets);
    }

    private static Head head(String name, String title, double atLeast) {
        return new Head(name, title, "/s", Bound.atLeast(atLeast));
    }
}
