package sojourn.cache;

/** How a copy is renewed, by whoever knows what it is. Safe for any number of threads. */
public interface CopyRenewal {

    /** The copy as it is after a renewal. */
    Object renewed(Object copy, String detail);
}
