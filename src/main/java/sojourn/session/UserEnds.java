package sojourn.session;

import java.util.List;

/**
 * What became of the sessions of a user that were to expire.
 *
 * @param expired how many did
 * @param failed those that could not be closed, and live on
 */
public record UserEnds(long expired, List<BulkEnd> failed) {}
