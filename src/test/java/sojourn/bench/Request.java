package sojourn.bench;

/**
 * The request of a row.
 *
 * @param path with {@code {id}} where the session's id goes
 * @param header a further one as {@code Name: value}, or empty for none; with {@code {n}} as in the body, or with
 *     {@code {version}} where the version goes that the session has if this run's requests alone have changed it
 * @param body JSON, with {@code {n}} where digits go that differ each time, or empty for none
 */
record Request(String method, String path, String header, String body) {

    static Request get(String path) {
        return new Request("GET", path, "", "");
    }

    static Request post(String path, String body) {
        return new Request("POST", path, "", body);
    }

    static Request put(String path, String body) {
        return new Request("PUT", path, "", body);
    }

    /** The same request with a header. */
    Request with(String header) {
        return new Request(method, path, header, body);
    }

    /** The path for one session. */
    String pathOf(long session) {
        return path.replace("{id}", Stock.id(session));
    }

    /** The header as the first request of a run has it. */
    String sampleHeader() {
        return sample(header).replace("{version}", "0");
    }

    /** The body with digits in place of those that differ each time. */
    String sampleBody() {
        return sample(body);
    }

    private static String sample(String text) {
        return text.replace("{n}", "0".repeat(12));
    }
}
