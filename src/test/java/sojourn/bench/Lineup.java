package sojourn.bench;

import java.util.List;
import sojourn.bench.figure.Head;

/** A row with the targets that are driven for it, the one that is judged first. */
record Lineup(Head head, List<Target> targets) {

    Lineup {
        targets = List.copyOf(targets);
    }

    String row() {
        return head.row();
    }

    /** The targets' names, without the first. */
    List<String> others() {
        return targets.stream().skip(1).map(Target::name).toList();
    }
}
