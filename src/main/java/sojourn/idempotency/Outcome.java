package sojourn.idempotency;

/**
 * What a request with a key came to.
 *
 * @param repeated whether the answer is the one of an earlier request, and nothing was done now
 */
public record Outcome(KeptAnswer answer, boolean repeated) {}
