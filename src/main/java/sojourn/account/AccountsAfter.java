package sojourn.account;

import java.time.Instant;
import java.util.Optional;

/** Where a page of accounts begins: behind one of them, or so many below the newest. */
public record AccountsAfter(Optional<Key> key, int skip) {

    /** An account's place among the others, which are in the order of their making. */
    public record Key(Instant createdAt, AccountId id) {}

    public static AccountsAfter skipping(int skip) {
        return new AccountsAfter(Optional.empty(), skip);
    }

    public static AccountsAfter account(Key key) {
        return new AccountsAfter(Optional.of(key), 0);
    }
}
