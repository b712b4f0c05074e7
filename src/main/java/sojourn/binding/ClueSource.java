package sojourn.binding;

import java.util.List;

/** A request, as far as clues to its session are looked for in it. */
public interface ClueSource {

    /** The values of a header, in their order; none if it is absent. */
    List<String> header(String name);

    /** The segments of the path below /api, decoded and without matrix parameters. */
    List<String> path();
}
