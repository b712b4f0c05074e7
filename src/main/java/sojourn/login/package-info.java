/**
 * Who may use the console: the form that asks for names and passwords, the way to a provider that vouches for others, and
 * the gate that lets nobody else in.
 *
 * <p>Nothing of it runs for the API, whose callers have tokens and keys.
 */
@NullMarked
package sojourn.login;

import org.jspecify.annotations.NullMarked;
