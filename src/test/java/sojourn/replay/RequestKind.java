package sojourn.replay;

/** What a request asks of the API; figures are reported for each kind. */
enum RequestKind {
    CREATE("create session", "POST", false),
    CONTEXT("replace context", "PUT", true),
    APPEND("append message", "POST", false),
    END("end session", "POST", true),
    LIST("list sessions", "GET", true),
    READ("read messages", "GET", true);

    private final String label;
    private final String method;
    private final boolean repeatable;

    RequestKind(String label, String method, boolean repeatable) {
        this.label = label;
        this.method = method;
        this.repeatable = repeatable;
    }

    String label() {
        return label;
    }

    String method() {
        return method;
    }

    /** Whether a request whose outcome is unknown may be sent again without doing its work twice. */
    boolean repeatable() {
        return repeatable;
    }

    boolean reads() {
        return method.equals("GET");
    }
}
