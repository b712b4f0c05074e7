package sojourn.cluster;

import java.util.Collection;
import java.util.Map;

/** Whoever keeps copies on this node of what the database holds. Safe for any number of threads; must not block. */
public interface CopyKeeper {

    /** A change is about to be committed: copies under the keys are not to be used, nor made, before it is over. */
    void changing(String change, Collection<String> keys);

    /** A change is over, whatever became of it. */
    void changed(String change, Collection<String> keys);

    /**
     * What copies show was renewed in the database, which is no change: a copy that shows what was before is still right.
     *
     * @param details what is new, by key
     */
    void renewed(Map<String, String> details);

    /** This node may have missed changes: no copy is to be used any more. */
    void forgetAll();
}
