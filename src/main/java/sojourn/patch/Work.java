package sojourn.patch;

import sojourn.limit.FixedLimits;

/**
 * The work that a patch may still do, in entries of objects and arrays that are copied.
 *
 * <p>Values are immutable: whoever changes one copies each object and array on the way to it. Without a bound a short
 * patch of a large document would do the work of a long one of many. For one thread.
 */
final class Work {

    private long left = FixedLimits.PATCH_WORK;

    /**
     * Takes some of it.
     *
     * @throws PatchTooCostly if there is not so much left
     */
    void take(long entries) {
        left -= entries;
        if (left < 0) {
            throw new PatchTooCostly();
        }
    }
}
