package sojourn.conversation;

/**
 * Which messages of a conversation are wanted: the first ones behind a number, or the last ones ahead of one.
 *
 * @param bound the number that is not among them; behind 0 is from the first message on
 * @param backwards whether the last {@code limit} messages ahead of the bound are meant
 */
public record MessageRange(long bound, boolean backwards, int limit) {

    public static MessageRange after(long sequence, int limit) {
        return new MessageRange(sequence, false, limit);
    }

    public static MessageRange before(long sequence, int limit) {
        return new MessageRange(sequence, true, limit);
    }
}
