package sojourn.bench;

/**
 * The sessions that one run may use, by their numbers.
 *
 * <p>Session number k belongs to user number k mod {@code users}; both tools take the numbers in turn, each connection
 * or thread its own, so that two of them seldom meet on a row.
 *
 * @param users how many users share the sessions; a multiple of the number of clients
 * @param lasting whether a session can be used again and again; if not, a run that uses up the range is void
 */
record Range(long first, int count, int users, boolean lasting) {}
