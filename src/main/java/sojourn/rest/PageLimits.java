package sojourn.rest;

/** The fixed bounds of listings. */
final class PageLimits {

    static final int DEFAULT_SIZE = 50;
    static final int MAX_SIZE = 200;
    static final int MAX_SKIP = 10_000;

    private PageLimits() {}
}
