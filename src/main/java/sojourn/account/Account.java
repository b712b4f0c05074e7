package sojourn.account;

import java.time.Instant;

/** An account as administrators are shown it: everything but the hash of its password. */
public record Account(AccountId id, String name, AccountRole role, Instant createdAt) {}
