package sojourn.limit;

/** The limits that no setting moves: what a request, a conversation and a page may hold at most. */
public final class FixedLimits {

    /** The size of a request's body in bytes: 8 MiB. */
    public static final int BODY_BYTES = 8 * 1024 * 1024;

    /** How deep the objects and arrays of a body may be nested; the outermost one counts as 1. */
    public static final int JSON_DEPTH = 64;

    /** How many digits a number may have when written without an exponent. */
    public static final int NUMBER_DIGITS = 38;

    /** How many names, values and brackets a body may have: what they cost in memory is a multiple of their text. */
    public static final int JSON_TOKENS = 500_000;

    /** How many operations a JSON Patch may have. */
    public static final int PATCH_OPERATIONS = 1_000;

    /** How many entries of objects and arrays a JSON Patch may copy: each operation copies those on its way. */
    public static final long PATCH_WORK = 2_000_000;

    /** How many characters an Idempotency-Key may have. */
    public static final int IDEMPOTENCY_KEY_LENGTH = 255;

    /** How many conversations a session may have, its default one among them. */
    public static final int CONVERSATIONS = 100;

    /** How many characters (Unicode code points) the name of a conversation may have. */
    public static final int CONVERSATION_NAME_LENGTH = 200;

    /** How many messages may be appended at once. */
    public static final int MESSAGES_AT_ONCE = 500;

    /** How many sessions an administrator may close at once by their ids. */
    public static final int SESSIONS_AT_ONCE = 500;

    /** How many messages a conversation may have. */
    public static final long MESSAGES = 1_000_000;

    /** How many orders a session may have, cancelled ones included. */
    public static final int ORDERS = 100;

    /** How many items an order may have. */
    public static final int ITEMS = 1_000;

    /** How many characters (Unicode code points) the name of an item or a customer may have. */
    public static final int ORDER_NAME_LENGTH = 255;

    /** How many characters an e-mail address may have (RFC 5321). */
    public static final int EMAIL_LENGTH = 254;

    /** How many characters (Unicode code points) the names of API keys and of those for whom they act may have. */
    public static final int NAME_LENGTH = 255;

    /** How many entries a page has unless its reader says otherwise. */
    public static final int PAGE_SIZE = 50;

    /** How many entries a page may have. */
    public static final int LARGEST_PAGE = 200;

    /** How many bytes of messages or orders a page may have before its last one: a page ends early where they are large. */
    public static final int PAGE_BYTES = 8 * 1024 * 1024;

    /** How many entries a listing may skip; beyond that a cursor goes on. */
    public static final int SKIP = 10_000;

    private FixedLimits() {}
}
