/**
 * Who may use the console: accounts with passwords, the form that asks for them, and the gate that lets nobody else in.
 *
 * <p>Nothing of it runs for the API, whose callers have tokens and keys.
 */
@NullMarked
package sojourn.login;

import org.jspecify.annotations.NullMarked;
