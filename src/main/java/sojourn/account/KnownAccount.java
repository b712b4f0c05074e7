package sojourn.account;

/**
 * An account whose password somebody has given.
 *
 * @param version which one the password was compared with
 */
public record KnownAccount(Account account, AccountVersion version) {}
