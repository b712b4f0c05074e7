package sojourn.json;

/** The fixed bounds of every JSON text that is read (DESIGN: fixed limits). */
public final class JsonLimits {

    /** How deep objects and arrays may be nested; the outermost one counts as 1. */
    public static final int MAX_DEPTH = 64;

    /** How many digits a number may have when written without an exponent. */
    public static final int MAX_DIGITS = 38;

    /** The size of a request's body in bytes: 8 MiB. */
    public static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    /** How many names, values and brackets a body may have: what they cost in memory is a multiple of their text. */
    public static final int MAX_TOKENS = 500_000;

    private JsonLimits() {}
}
