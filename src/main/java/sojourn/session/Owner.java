package sojourn.session;

/** Whose a session is: a user's, a service's, or nobody's. Only its owner, or an administrator under /admin, learns that it exists. */
public sealed interface Owner {

    /** A person or agent that came with a token; the id is the token's {@code sub}. */
    record User(String id) implements Owner {}

    /** The named owner of API keys. Rotating a key keeps the sessions. */
    record Service(String name) implements Owner {}

    /** Nobody: the session is reached by a secret of its own. */
    record Anonymous() implements Owner {}
}
