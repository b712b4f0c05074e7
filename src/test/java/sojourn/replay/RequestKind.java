package sojourn.replay;

/** What a request asks of the API; figures are reported for each kind. */
enum RequestKind {
    CREATE("create session", "POST"),
    CONTEXT("replace context", "PUT"),
    APPEND("append message", "POST"),
    ORDER("make order", "POST"),
    END("end session", "POST"),
    LIST("list sessions", "GET"),
    READ("read messages", "GET"),
    LIST_ORDERS("list orders", "GET");

    private final String label;
    private final String method;

    RequestKind(String label, String method) {
        this.label = label;
        this.method = method;
    }

    String label() {
        return label;
    }

    String method() {
        return method;
    }

    /** Whether a request needs a key to be sent again without doing its work twice. */
    boolean needsKey() {
        return method.equals("POST");
    }

    boolean reads() {
        return method.equals("GET");
    }
}
