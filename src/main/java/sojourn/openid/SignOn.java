package sojourn.openid;

import java.util.Optional;

/** What came of somebody's way to the provider. */
public sealed interface SignOn {

    /**
     * The provider says who it is.
     *
     * @param subject the provider's own id of them, which never changes
     * @param name what people call them, which may
     * @param role {@code admin} or {@code auditor}; empty if they have none here
     * @param idToken what says so, by which the provider knows them at their logout
     */
    record Person(String subject, String name, Optional<String> role, String idToken) implements SignOn {

        /** Without the token. */
        @Override
        public String toString() {
            return subject;
        }
    }

    /** The provider does not say so, or what says so is not to be believed. */
    record Refused() implements SignOn {}

    /** The provider does not answer, or not as it should: later it may. */
    record Unavailable() implements SignOn {}
}
