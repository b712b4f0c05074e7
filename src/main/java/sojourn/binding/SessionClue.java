package sojourn.binding;

import java.util.List;

/**
 * One way in which a request may name its session: a header, or the path. Every bean of this type is asked.
 *
 * <p>What is malformed in the path is left to whoever answers at that path.
 */
public interface SessionClue {

    /**
     * What the request names, none if it names nothing in this way.
     *
     * @throws ClueRefused if a header is malformed
     */
    List<NamedSession> find(ClueSource request);
}
