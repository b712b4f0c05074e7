package sojourn.export;

import java.util.Optional;

/** The text of an export that is done, read in parts, so that a long one is never in memory as a whole. */
@FunctionalInterface
public interface ExportText {

    /**
     * One part.
     *
     * @param position from 1
     * @return empty behind the last one
     * @throws ExportNotFound if it has been deleted since it was opened
     */
    Optional<String> part(int position);
}
