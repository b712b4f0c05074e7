package sojourn.account;

import java.io.Serializable;

/**
 * What an account was at some moment: a new password or another role makes another version of it, and an account that is made
 * under the name of one that was deleted is another account.
 */
public record AccountVersion(AccountId account, long version) implements Serializable {}
