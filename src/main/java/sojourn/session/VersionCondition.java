package sojourn.session;

import java.util.Optional;
import java.util.Set;

/**
 * The versions of a session, or of something in it, that a write is meant for; any, where its sender did not say.
 *
 * @param wanted empty where any version will do; an empty set is met by none
 */
public record VersionCondition(Optional<Set<Long>> wanted) {

    public static final VersionCondition ANY = new VersionCondition(Optional.empty());

    public static VersionCondition oneOf(Set<Long> versions) {
        return new VersionCondition(Optional.of(Set.copyOf(versions)));
    }

    public boolean isMetBy(long version) {
        return wanted.isEmpty() || wanted.get().contains(version);
    }

    /**
     * Checks a session that the transaction has locked.
     *
     * @throws VersionMismatch if it has another version
     */
    void check(SessionId session, long version) {
        if (!isMetBy(version)) {
            throw new VersionMismatch(session, version);
        }
    }
}
