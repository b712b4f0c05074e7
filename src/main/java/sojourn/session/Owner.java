package sojourn.session;

/** Whose a session is: a user's, a service's, or nobody's. Only its owner, or an administrator under /admin, learns that it exists. */
public sealed interface Owner {

    /** A person or agent that came with a token; the id is the token's {@code sub}. */
    record User(String id) implements Owner {}

    /** The named owner of API keys. Rotating a key keeps the sessions. */
    record Service(String name) implements Owner {}

    /**
     * Nobody: {@code key} is all that those who use the session have in common. It is the fingerprint of the secret by
     * which the session is reached, or names the purpose of the tasks that share it, and no fingerprint does.
     */
    record Anonymous(String key) implements Owner {

        private static final String PURPOSE = "purpose ";

        /** The one whose sessions the tasks of a purpose share. No request can have its fingerprint. */
        public static Anonymous forPurpose(String purpose) {
            return new Anonymous(PURPOSE + purpose);
        }
    }
}
