package sojourn.retention;

/**
 * What a pass over expired sessions came to.
 *
 * @param found how many were due and not held by another node
 * @param ended how many of them were ended
 * @param failed how many of them could not be ended, and will be tried again
 */
public record SweepReport(long found, long ended, long failed) {

    SweepReport plus(SweepReport other) {
        return new SweepReport(found + other.found, ended + other.ended, failed + other.failed);
    }
}
