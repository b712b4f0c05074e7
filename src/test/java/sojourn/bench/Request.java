package sojourn.bench;

/**
 * The request of a row.
 *
 * @param path with {@code {id}} where the session's id goes
 * @param body JSON, with {@code {n}} where digits go that differ each time, or empty for none
 */
record Request(String method, String path, String body) {

    static Request get(String path) {
        return new Request("GET", path, "");
    }

    static Request post(String path, String body) {
        return new Request("POST", path, body);
    }

    static Request put(String path, String body) {
        return new Request("PUT", path, body);
    }

    /** The path for one session. */
    String pathOf(long session) {
        return path.replace("{id}", Stock.id(session));
    }

    /** The body with digits in place of those that differ each time. */
    String sampleBody() {
        return body.replace("{n}", "0".repeat(12));
    }
}
